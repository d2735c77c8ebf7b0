//! Django: `Category.objects.only('colour')`
//! FieldDoesNotExist: Category has no field named 'colour'

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Category.only(colour));
}
