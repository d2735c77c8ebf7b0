//! Django: `Product.objects.annotate(price=F('price') + 1)`
//! ValueError: The annotation 'price' conflicts with a field on the model.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.annotate(price = F(price) + 1));
}
