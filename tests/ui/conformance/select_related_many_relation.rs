//! Django: `Product.objects.select_related('tags')`
//! FieldError: Invalid field name(s) given in select_related: 'tags'. Choices are: (none)

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.select_related(tags));
}
