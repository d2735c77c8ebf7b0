use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.bulk_create([1], |price| (name = "Mug", category = Upper(name), price = price)));
}
