//! Django: `Order.objects.select_related('quantity')`
//! FieldError: Non-relational field given in select_related: 'quantity'. Choices are: customer, product

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.select_related(quantity));
}
