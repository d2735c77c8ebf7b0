//! `lookup.text`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(name='Cable')`
    #[test]
    fn exact() {
        case("lookup.text/exact", |db| rows(db, query!(Product.filter(name = "Cable")), whole));
    }

    /// `Product.objects.filter(name='cable')`
    #[test]
    fn exact_is_case_sensitive() {
        case("lookup.text/exact-is-case-sensitive", |db| rows(db, query!(Product.filter(name = "cable")), whole));
    }

    /// `Product.objects.filter(name__exact='Rust in Action')`
    #[test]
    fn exact_explicit() {
        case("lookup.text/exact-explicit", |db| {
            rows(db, query!(Product.filter(name__exact = "Rust in Action")), whole)
        });
    }

    /// `Product.objects.filter(name='')`
    #[test]
    fn exact_empty_string_is_not_null() {
        case("lookup.text/exact-empty-string-is-not-null", |db| rows(db, query!(Product.filter(name = "")), whole));
    }

    /// `Product.objects.filter(name='日本語ガイド')`
    #[test]
    fn exact_unicode() {
        case("lookup.text/exact-unicode", |db| rows(db, query!(Product.filter(name = "日本語ガイド")), whole));
    }

    /// `Product.objects.filter(name="O'Reilly Mug")`
    #[test]
    fn exact_quote() {
        case("lookup.text/exact-quote", |db| rows(db, query!(Product.filter(name = "O'Reilly Mug")), whole));
    }

    /// `Product.objects.filter(name='  padded  ')`
    #[test]
    fn exact_padded() {
        case("lookup.text/exact-padded", |db| rows(db, query!(Product.filter(name = "  padded  ")), whole));
    }

    /// `Product.objects.filter(name__iexact='RUST IN ACTION')`
    #[test]
    fn iexact_ascii() {
        case("lookup.text/iexact-ascii", |db| rows(db, query!(Product.filter(name__iexact = "RUST IN ACTION")), whole));
    }

    /// `Product.objects.filter(name__iexact='café crème')`
    #[test]
    fn iexact_non_ascii_stays_case_sensitive() {
        case("lookup.text/iexact-non-ascii-stays-case-sensitive", |db| {
            rows(db, query!(Product.filter(name__iexact = "café crème")), whole)
        });
    }

    /// `Product.objects.filter(sku__iexact=None)`
    #[test]
    fn iexact_none_is_isnull() {
        case("lookup.text/iexact-none-is-isnull", |db| rows(db, query!(Product.filter(sku__iexact = None)), whole));
    }

    /// `Product.objects.filter(name__iexact='phone_x')`
    #[test]
    fn iexact_underscore_is_literal() {
        case("lookup.text/iexact-underscore-is-literal", |db| {
            rows(db, query!(Product.filter(name__iexact = "phone_x")), whole)
        });
    }

    /// `Product.objects.filter(name__contains='phone')`
    #[test]
    fn contains_is_case_insensitive_on_sqlite() {
        case("lookup.text/contains-is-case-insensitive-on-sqlite", |db| {
            rows(db, query!(Product.filter(name__contains = "phone")), whole)
        });
    }

    /// `Product.objects.filter(name__icontains='LAPTOP')`
    #[test]
    fn icontains() {
        case("lookup.text/icontains", |db| rows(db, query!(Product.filter(name__icontains = "LAPTOP")), whole));
    }

    /// `Product.objects.filter(name__icontains='%')`
    #[test]
    fn icontains_percent() {
        case("lookup.text/icontains-percent", |db| rows(db, query!(Product.filter(name__icontains = "%")), whole));
    }

    /// `Product.objects.filter(name__icontains='_')`
    #[test]
    fn icontains_underscore() {
        case("lookup.text/icontains-underscore", |db| rows(db, query!(Product.filter(name__icontains = "_")), whole));
    }

    /// `Product.objects.filter(description__icontains='\\')`
    #[test]
    fn icontains_backslash() {
        case("lookup.text/icontains-backslash", |db| {
            rows(db, query!(Product.filter(description__icontains = "\\")), whole)
        });
    }

    /// `Product.objects.filter(sku__icontains='')`
    #[test]
    fn icontains_empty_matches_all_non_null() {
        case("lookup.text/icontains-empty-matches-all-non-null", |db| {
            rows(db, query!(Product.filter(sku__icontains = "")), whole)
        });
    }

    /// `Product.objects.filter(name__startswith='Phone')`
    #[test]
    fn startswith() {
        case("lookup.text/startswith", |db| rows(db, query!(Product.filter(name__startswith = "Phone")), whole));
    }

    /// `Product.objects.filter(name__startswith='Phone%')`
    #[test]
    fn startswith_percent() {
        case("lookup.text/startswith-percent", |db| {
            rows(db, query!(Product.filter(name__startswith = "Phone%")), whole)
        });
    }

    /// `Product.objects.filter(name__istartswith='rust')`
    #[test]
    fn istartswith() {
        case("lookup.text/istartswith", |db| rows(db, query!(Product.filter(name__istartswith = "rust")), whole));
    }

    /// `Product.objects.filter(name__endswith='X')`
    #[test]
    fn endswith() {
        case("lookup.text/endswith", |db| rows(db, query!(Product.filter(name__endswith = "X")), whole));
    }

    /// `Tag.objects.filter(name__iendswith='%')`
    #[test]
    fn iendswith_percent() {
        case("lookup.text/iendswith-percent", |db| rows(db, query!(Tag.filter(name__iendswith = "%")), whole));
    }

    /// `Product.objects.filter(name__iendswith='crème')`
    #[test]
    fn iendswith_non_ascii() {
        case("lookup.text/iendswith-non-ascii", |db| {
            rows(db, query!(Product.filter(name__iendswith = "crème")), whole)
        });
    }

    /// `Product.objects.filter(name__gt='Z')`
    #[test]
    fn gt_compares_code_points() {
        case("lookup.text/gt-compares-code-points", |db| rows(db, query!(Product.filter(name__gt = "Z")), whole));
    }

    /// `Customer.objects.filter(name__lt='B')`
    #[test]
    fn lt_text() {
        case("lookup.text/lt-text", |db| rows(db, query!(Customer.filter(name__lt = "B")), whole));
    }

    /// `Product.objects.annotate(n=Length('name')).filter(n__lte=5)`
    #[test]
    fn length_of_lhs_function() {
        case("lookup.text/length-of-lhs-function", |db| {
            rows(db, query!(Product.annotate(n = Length(name)).filter(n__lte = 5)), |row| row![**row, row.n])
        });
    }
}
