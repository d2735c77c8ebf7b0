use orm_tests::models::shop::*;
use orm_core::query;

fn main() {
    let name = query!(Product.order_by(id)[3]).name;
    println!("{name}");
}
