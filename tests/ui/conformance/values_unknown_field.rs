//! Django: `Product.objects.values('colour')`
//! FieldError: Cannot resolve keyword 'colour' into field. Choices are: category, id, inventory_count, name, order, price, tags

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.values(colour));
}
