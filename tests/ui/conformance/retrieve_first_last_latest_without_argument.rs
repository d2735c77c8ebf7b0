//! Django: `Order.objects.latest()`
//! ValueError: earliest() and latest() require either fields as positional arguments or 'get_latest_by' in the model's Meta.

use orm_core::query;
use orm_tests::models::mini::*;

fn main() {
    let _ = query!(Order.latest());
}
