//! Django: `Product.objects.filter(category__in=Category.objects.values('id', 'name'))`
//! ValueError: The QuerySet value for the 'in' lookup must have 1 selected fields (received 2)

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Product.filter(category__in = Category.values(id, name)));
}
