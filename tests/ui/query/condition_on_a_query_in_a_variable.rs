// The first is rustc's own: outside of `query!` a name is a variable. The second tells where conditions are written.
use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let products = query!(Product.all());
    let _ = products.filter(name = "Cable");
}
