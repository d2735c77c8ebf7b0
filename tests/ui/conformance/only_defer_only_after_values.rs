//! Django: `Category.objects.values('name').only('name')`
//! TypeError: Cannot call only() after .values() or .values_list()

use orm_core::query;
use orm_tests::models::shop::*;

fn main() {
    let _ = query!(Category.values(name).only(name));
}
