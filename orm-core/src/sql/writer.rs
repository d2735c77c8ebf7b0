//! What is written to a buffer besides texts as they are.

use crate::raw::bytes::Buffer;

impl Buffer<'_> {
    pub(super) const fn put_number(&mut self, number: u64) {
        if number < 10 {
            // Most numbers have one digit, and this runs in an interpreter.
            const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
            self.put(DIGITS[number as usize]);
            return;
        }
        let mut digits = [0_u8; 20];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        let (_, used) = digits.split_at(at);
        self.put_bytes(used);
    }

    /// `text` between single quotes, those in it doubled.
    pub(super) const fn put_literal(&mut self, text: &str) {
        self.put("'");
        self.put_doubling(text, b'\'');
        self.put("'");
    }

    /// `name` between double quotes, those in it doubled.
    pub(super) const fn put_name(&mut self, name: &str) {
        self.put("\"");
        self.put_doubling(name, b'"');
        self.put("\"");
    }

    /// `key` as a step of a JSON path inside an SQL literal: `."key"`.
    pub(super) const fn put_json_key(&mut self, key: &str) {
        self.put(".\"");
        let mut rest = key.as_bytes();
        let mut at = 0;
        while at < rest.len() {
            let before = match rest[at] {
                b'\'' => b"'",
                b'"' | b'\\' => b"\\",
                _ => {
                    at += 1;
                    continue;
                }
            };
            let (plain, special) = rest.split_at(at);
            self.put_bytes(plain);
            self.put_bytes(before);
            rest = special;
            // The special character itself is written with what follows it.
            at = 1;
        }
        self.put_bytes(rest);
        self.put("\"");
    }

    const fn put_doubling(&mut self, text: &str, quote: u8) {
        let mut rest = text.as_bytes();
        let mut at = 0;
        while at < rest.len() {
            if rest[at] == quote {
                let (plain, special) = rest.split_at(at + 1);
                self.put_bytes(plain);
                self.put_bytes(&[quote]);
                rest = special;
                at = 0;
            } else {
                at += 1;
            }
        }
        self.put_bytes(rest);
    }
}
