use orm_core::query;
use orm_tests::models::shop::*;

#[rustfmt::skip]
fn main() {
    let _ = query!(Product.filter((Q(id = 14) | ((Q(id = 13) | ((Q(id = 12) | ((Q(id = 11) | ((Q(id = 10) | ((Q(id = 9) | ((Q(id = 8) | ((Q(id = 7) | ((Q(id = 6) | ((Q(id = 5) | ((Q(id = 4) | ((Q(id = 3) | ((Q(id = 2) | ((Q(id = 1) | (Q(id = 0) & Q(id = 1))) & Q(id = 2))) & Q(id = 3))) & Q(id = 4))) & Q(id = 5))) & Q(id = 6))) & Q(id = 7))) & Q(id = 8))) & Q(id = 9))) & Q(id = 10))) & Q(id = 11))) & Q(id = 12))) & Q(id = 13))) & Q(id = 14)))));
}
