//! Django: `Product.objects.alias(x=F('price')).values('x')`
//! FieldError: Cannot select the 'x' alias. Use annotate() to promote it.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.alias(x = F(price)).values(x));
}
