//! Django: `Category.objects.filter(product_set__price__gt=1)`
//! FieldError: Cannot resolve keyword 'product_set' into field. Choices are: children, id, name, parent, parent_id, product, slug

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Category.filter(product_set__price__gt = 1));
}
