//! Django: `Product.objects.order_by('category').distinct('category')`
//! NotSupportedError: DISTINCT ON fields is not supported by this database backend

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Product.order_by(category).distinct(category));
}
