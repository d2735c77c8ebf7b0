//! Hashes of text, in hexadecimal digits.

use rusqlite::functions::Context;
use rusqlite::types::Value;

use super::{Answer, shown};
use crate::schema::md5;

/// `MD5(text)`
pub(super) fn md5(context: &Context<'_>) -> Answer {
    hashed(context, md5::md5)
}

/// `SHA1(text)`
#[cfg(feature = "sha1")]
pub(super) fn sha1(context: &Context<'_>) -> Answer {
    use sha1::Digest;
    hashed(context, |text| sha1::Sha1::digest(text))
}

/// `SHA224(text)`, `SHA256(text)`, `SHA384(text)`, `SHA512(text)`
#[cfg(feature = "sha2")]
pub(super) fn sha2<D: sha2::Digest>(context: &Context<'_>) -> Answer {
    hashed(context, |text| D::digest(text))
}

fn hashed<H: AsRef<[u8]>>(context: &Context<'_>, hash: impl Fn(&[u8]) -> H) -> Answer {
    let Some(text) = shown(context, 0) else { return Ok(Value::Null) };
    Ok(Value::Text(hash(text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()))
}
