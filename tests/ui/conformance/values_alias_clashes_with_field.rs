//! Django: `Product.objects.values(name=F('category'))`
//! ValueError: The annotation 'name' conflicts with a field on the model.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.values(name = F(category)));
}
