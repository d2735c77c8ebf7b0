//! Django: `Product.objects.filter(attributes__contains={'color': 'red'})`
//! NotSupportedError: contains lookup is not supported on this database backend.

use orm_core::query;
use orm_tests::models::shop::*;
use serde_json::json;

fn main() {
    let _ = query!(Product.filter(attributes__contains = json!({"color": "red"})));
}
