//! Django: `Experiment.objects.aggregate(Sum('assigned'))`
//! NotSupportedError: SQLite does not support Sum on date or time fields, because they are stored as text.

use orm_core::query;
use orm_tests::models::suite::*;

fn main() {
    let _ = query!(Experiment.aggregate(Sum(assigned)));
}
