//! Copying bytes in `const fn`s.
//!
//! The compiler's interpreter runs these for every piece of SQL that it writes. What costs it time is calls, each the
//! more the larger the function that is called: `text.len()` alone is four of them.

/// A text seen as its address and its length, without a call.
union Fat<'t> {
    text: &'t str,
    parts: Parts,
}

#[derive(Clone, Copy)]
#[repr(C)]
struct Parts {
    start: *const u8,
    len: usize,
}

// Rust does not promise how a reference to `str` is laid out, so this asks the compiler.
const _: () = {
    assert!(size_of::<&str>() == size_of::<Parts>() && align_of::<&str>() == align_of::<Parts>());
    // SAFETY: both fields have one size, and a wrong layout makes this constant fail to evaluate or the text differ.
    let parts = unsafe { Fat { text: "abc" }.parts };
    assert!(parts.len == 3);
    // SAFETY: `start` points to three bytes, or this fails to compile.
    assert!(unsafe { *parts.start == b'a' && *parts.start.add(2) == b'c' });
};

/// Copies `text` into `target` from `start` on, if it fits; returns its length.
pub(crate) const fn append<const N: usize>(target: &mut [u8; N], start: usize, text: &str) -> usize {
    // SAFETY: the layout is as asserted above.
    let Parts { start: from, len } = unsafe { Fat { text }.parts };
    if start < N && len <= N - start {
        // SAFETY: `start < N` (indexing checks it again) and `len <= N - start`, so all `len` bytes written lie inside
        // `target`; `text` has `len` bytes; they cannot overlap, as `target` is borrowed mutably.
        unsafe {
            let all = &raw mut *target;
            core::ptr::copy_nonoverlapping(from, &raw mut (*all)[start], len);
        }
    }
    len
}

/// Copies `source` into `target` from `start` on; false, and nothing copied, if it does not fit.
pub(crate) const fn copy<const N: usize>(target: &mut [u8; N], start: usize, source: &[u8]) -> bool {
    let len = source.len();
    if start >= N || len > N - start {
        return len == 0;
    }
    // SAFETY: `start < N` (indexing checks it again) and `len <= N - start`, so all `len` bytes written lie inside
    // `target`; `source` has `len` bytes; they cannot overlap, as `target` is borrowed mutably.
    unsafe {
        let from: *const u8 = (&raw const *source).cast();
        core::ptr::copy_nonoverlapping(from, &raw mut target[start], len);
    }
    true
}

/// Copies `len` bytes of `bytes` from `from` to `to`; false, and nothing copied, if either part is not inside.
pub(crate) const fn copy_inside<const N: usize>(bytes: &mut [u8; N], from: usize, to: usize, len: usize) -> bool {
    if len == 0 || from >= N || to >= N || len > N - from || len > N - to {
        return len == 0;
    }
    // SAFETY: both parts lie inside `bytes`; `copy` allows them to overlap. Both pointers come from one borrow.
    unsafe {
        let base: *mut u8 = (&raw mut *bytes).cast();
        core::ptr::copy(base.add(from), base.add(to), len);
    }
    true
}

/// Copies `len` bytes of `source` from `from` into `target` at `to`; false, and nothing copied, if they do not fit.
pub(crate) const fn copy_part<const N: usize, const M: usize>(
    target: &mut [u8; N],
    to: usize,
    source: &[u8; M],
    from: usize,
    len: usize,
) -> bool {
    if len == 0 || from >= M || to >= N || len > M - from || len > N - to {
        return len == 0;
    }
    // SAFETY: the parts lie inside their arrays, which are different as one is borrowed mutably.
    unsafe {
        core::ptr::copy_nonoverlapping(&raw const source[from], &raw mut target[to], len);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{append, copy, copy_inside, copy_part};

    #[test]
    fn copies_what_fits() {
        let mut bytes = *b"........";
        assert!(copy(&mut bytes, 2, b"abc"));
        assert_eq!(&bytes, b"..abc...");
        assert!(copy(&mut bytes, 5, b"xyz"));
        assert!(copy_inside(&mut bytes, 2, 0, 3));
        assert_eq!(&bytes, b"abcbcxyz");
        assert!(copy_part(&mut bytes, 7, b"123", 2, 1));
        assert_eq!(&bytes, b"abcbcxy3");
    }

    #[test]
    fn appends_what_fits() {
        let mut bytes = *b"....";
        assert_eq!(append(&mut bytes, 1, "abc"), 3);
        assert_eq!(append(&mut bytes, 2, "xyz"), 3);
        assert_eq!(append(&mut bytes, 4, "x"), 1);
        assert_eq!(append(&mut bytes, usize::MAX, "xy"), 2);
        assert_eq!(append(&mut bytes, 0, ""), 0);
        assert_eq!(&bytes, b".abc");
    }

    #[test]
    fn refuses_what_does_not() {
        let mut bytes = *b"....";
        assert!(!copy(&mut bytes, 2, b"abc"));
        assert!(!copy(&mut bytes, 4, b"a"));
        assert!(!copy(&mut bytes, usize::MAX, b"a"));
        assert!(!copy_inside(&mut bytes, 3, 0, 2));
        assert!(!copy_inside(&mut bytes, 0, 3, 2));
        assert!(!copy_part(&mut bytes, 0, b"12", 1, 2));
        assert!(copy(&mut bytes, 4, b""));
        assert_eq!(&bytes, b"....");
    }
}
