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

/// A buffer that text is appended to. What does not fit is counted but not kept, so that positions are always right.
#[derive(Debug)]
pub(crate) struct Buffer<'b> {
    bytes: &'b mut [u8],
    /// The length of `bytes`: to ask for it is a call.
    size: usize,
    /// Where the part ends that is written to; never more than `size`.
    end: usize,
    /// Where the next text will stand.
    pub(crate) at: usize,
    /// Whether something did not fit.
    pub(crate) full: bool,
}

impl<'b> Buffer<'b> {
    /// An empty text in `bytes`.
    pub(crate) const fn new(bytes: &'b mut [u8]) -> Self {
        let size = bytes.len();
        Self { bytes, size, end: size, at: 0, full: false }
    }

    /// Goes on at `at`, up to `end`; returns the end of the part that was written to.
    pub(crate) const fn go(&mut self, at: usize, end: usize) -> usize {
        let before = self.end;
        self.at = at;
        self.end = if end < self.size { end } else { self.size };
        before
    }

    /// Appends `text`.
    pub(crate) const fn put(&mut self, text: &str) {
        // SAFETY: the layout is as asserted above.
        let Parts { start, len } = unsafe { Fat { text }.parts };
        let at = self.at;
        if at < self.end && len <= self.end - at {
            // SAFETY: `at < end` and `len <= end - at`, and `end` is inside of `bytes` (indexing checks it again), so
            // all bytes that are written are; `text` has `len` bytes; `bytes` is borrowed mutably, so they cannot overlap.
            unsafe { core::ptr::copy_nonoverlapping(start, &raw mut self.bytes[at], len) };
        } else if len > 0 {
            self.full = true;
        }
        self.at = at + len;
    }

    /// Appends `text`, which is a part of UTF-8.
    pub(crate) const fn put_bytes(&mut self, text: &[u8]) {
        let (at, len) = (self.at, text.len());
        if at < self.end && len <= self.end - at {
            // SAFETY: as in `put`.
            unsafe {
                let from: *const u8 = (&raw const *text).cast();
                core::ptr::copy_nonoverlapping(from, &raw mut self.bytes[at], len);
            }
        } else if len > 0 {
            self.full = true;
        }
        self.at = at + len;
    }

    /// Appends the `len` bytes at `from` once more.
    pub(crate) const fn repeat(&mut self, from: usize, len: usize) {
        let at = self.at;
        if at < self.end && len <= self.end - at && from < self.size && len <= self.size - from {
            // SAFETY: both parts lie inside of `bytes`, as `end` and `size` do; `copy` allows them to overlap. Both
            // pointers come from one borrow.
            unsafe {
                let all = &raw mut *self.bytes;
                core::ptr::copy(&raw const (*all)[from], &raw mut (*all)[at], len);
            }
        } else if len > 0 {
            self.full = true;
        }
        self.at = at + len;
    }
}

/// `text` at the beginning of an array of `N` bytes, as far as it fits.
pub(crate) const fn padded<const N: usize>(text: &[u8]) -> [u8; N] {
    let mut bytes = [0; N];
    let len = if text.len() < N { text.len() } else { N };
    // SAFETY: `len` is at most the size of each; `bytes` is new, so they cannot overlap.
    unsafe { core::ptr::copy_nonoverlapping(text.as_ptr(), bytes.as_mut_ptr(), len) };
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Buffer, padded};

    #[test]
    fn appends_what_fits() {
        let mut bytes = *b"........";
        let mut buffer = Buffer::new(&mut bytes);
        buffer.put("ab");
        buffer.put("");
        buffer.put_bytes(b"cd");
        buffer.repeat(1, 3);
        assert_eq!((buffer.at, buffer.full), (7, false));
        buffer.put("x");
        buffer.put("");
        assert_eq!((buffer.at, buffer.full), (8, false));
        assert_eq!(&bytes, b"abcdbcdx");
    }

    #[test]
    fn counts_what_does_not() {
        let put: fn(&mut Buffer<'_>) = |buffer| buffer.put("abc");
        let put_bytes: fn(&mut Buffer<'_>) = |buffer| buffer.put_bytes(b"abc");
        let repeat: fn(&mut Buffer<'_>) = |buffer| buffer.repeat(0, 3);
        let mut bytes = *b"........";
        for write in [put, put_bytes, repeat] {
            let mut buffer = Buffer::new(&mut bytes);
            buffer.go(6, usize::MAX);
            write(&mut buffer);
            assert_eq!((buffer.at, buffer.full), (9, true));
            // Nor at the end, nor after it.
            write(&mut buffer);
            assert_eq!(buffer.at, 12);
        }
        assert_eq!(&bytes, b"........");
    }

    #[test]
    fn writes_to_one_part() {
        let mut bytes = *b"........";
        let mut buffer = Buffer::new(&mut bytes);
        assert_eq!(buffer.go(2, 4), 8);
        buffer.put("abc");
        assert!(buffer.full);
        buffer.go(2, 4);
        buffer.put("ab");
        buffer.go(4, 8);
        buffer.repeat(2, 2);
        assert_eq!(&bytes, b"..abab..");
    }

    #[test]
    fn pads() {
        assert_eq!(&padded::<5>(b"abc"), b"abc\0\0");
        assert_eq!(&padded::<3>(b"abc"), b"abc");
        assert_eq!(&padded::<2>(b"abc"), b"ab");
        assert_eq!(&padded::<0>(b"abc"), b"");
        assert_eq!(&padded::<2>(b""), b"\0\0");
    }
}
