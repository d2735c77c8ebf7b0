use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let names = query!(Product.values(name)[..3]);
    let _ = query!(names.filter(name = "Mug"));
}
