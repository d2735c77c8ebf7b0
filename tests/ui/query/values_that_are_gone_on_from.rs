use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let names = query!(Product.values(name));
    let _ = query!(names.filter(name = "Mug"));
}
