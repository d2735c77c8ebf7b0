//! Numbers as Python writes them: Django's JSON and its text lookups see them so.

/// `repr(value)`: the shortest digits that read back, with an exponent below 1e-4 and from 1e16.
pub(crate) fn float(value: f64) -> String {
    if !value.is_finite() {
        return match (value.is_nan(), value > 0.0) {
            (true, _) => String::from("nan"),
            (_, true) => String::from("inf"),
            (_, false) => String::from("-inf"),
        };
    }
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e16).contains(&size) {
        let text = format!("{value:e}");
        return match text.split_once('e') {
            Some((digits, exponent)) => match exponent.strip_prefix('-') {
                Some(exponent) => format!("{digits}e-{exponent:0>2}"),
                None => format!("{digits}e+{exponent:0>2}"),
            },
            None => text,
        };
    }
    // Rust's own choice of notation has other limits, but within these it writes no exponent.
    format!("{value:?}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn floats() {
        for (value, text) in [
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (9_999_999_999_999_998.0, "9999999999999998.0"),
            (0.0001, "0.0001"),
            (0.000_01, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (1e100, "1e+100"),
        ] {
            assert_eq!(super::float(value), text);
        }
    }
}
