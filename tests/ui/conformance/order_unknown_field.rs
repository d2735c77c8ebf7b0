//! Django: `Product.objects.order_by('colour')`
//! FieldError: Cannot resolve keyword 'colour' into field. Choices are: attributes, category, category_id, created_at, description, fans, id, inventory_count, is_active, is_featured, name, order_items, price, released, reviews, sale_price, sku, suppliers, supply, tags, uid, warranty, weight

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.order_by(colour));
}
