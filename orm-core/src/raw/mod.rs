//! All code of this crate that the compiler cannot check: nothing outside this module is `unsafe`.
//!
//! Each item is a safe function or type around a few lines whose reasons stand beside them.
#![allow(unsafe_code)]

pub(crate) mod bytes;
