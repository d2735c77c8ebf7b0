//! Django: `Product.objects.annotate(x=F('weight') + F('price'))`
//! FieldError: Cannot infer type of '+' expression involving these types: FloatField, DecimalField. You must set output_field.

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.annotate(x = F(weight) + F(price)));
}
