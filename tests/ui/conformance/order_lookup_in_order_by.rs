//! Django: `Product.objects.order_by('name__icontains')`
//! FieldError: Cannot resolve keyword 'icontains' into field. Join on 'name' not permitted.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.order_by(name__icontains));
}
