//! `lookup.regex`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(name__regex=r'^[A-Z]+ [A-Z]')`
    #[test]
    fn regex() {
        case("lookup.regex/regex", |db| rows(db, query!(Product.filter(name__regex = "^[A-Z]+ [A-Z]")), whole));
    }

    /// `Product.objects.filter(name__iregex=r'^phone.x$')`
    #[test]
    fn iregex() {
        case("lookup.regex/iregex", |db| rows(db, query!(Product.filter(name__iregex = "^phone.x$")), whole));
    }

    /// `Tag.objects.filter(name__regex='e')`
    #[test]
    fn regex_is_a_search() {
        case("lookup.regex/regex-is-a-search", |db| rows(db, query!(Tag.filter(name__regex = "e")), whole));
    }

    /// `Product.objects.exclude(sku__regex='^BK')`
    #[test]
    fn regex_null_never_matches() {
        case("lookup.regex/regex-null-never-matches", |db| {
            rows(db, query!(Product.exclude(sku__regex = "^BK")), whole)
        });
    }

    /// `Product.objects.filter(sku__regex=r'-00[13]$')`
    #[test]
    fn regex_digits() {
        case("lookup.regex/regex-digits", |db| rows(db, query!(Product.filter(sku__regex = "-00[13]$")), whole));
    }

    /// `Product.objects.filter(inventory_count__regex=r'^1\d{2}$')`
    #[test]
    fn regex_on_number_column() {
        case("lookup.regex/regex-on-number-column", |db| {
            rows(db, query!(Product.filter(inventory_count__regex = "^1\\d{2}$")), whole)
        });
    }
}
