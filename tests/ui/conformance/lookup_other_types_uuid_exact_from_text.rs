//! Django: `AllTypes.objects.filter(uuid='12345678-90ab-cdef-1234-567890abcdef').values('id')`
//! accepted: the text is converted

use orm_core::query;
use orm_tests::models::suite::*;

fn main() {
    let _ = query!(AllTypes.filter(uuid = "12345678-90ab-cdef-1234-567890abcdef").values(id));
}
