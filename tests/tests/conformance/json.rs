//! `json`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(attributes__color='red').values_list('id', flat=True)`
    #[test]
    fn key_exact() {
        case("json/key-exact", |db| {
            rows(db, query!(Product.filter(attributes["color"] = "red").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__color='Red').values_list('id', flat=True)`
    #[test]
    fn key_is_case_sensitive() {
        case("json/key-is-case-sensitive", |db| {
            rows(db, query!(Product.filter(attributes["color"] = "Red").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__pages=456).values_list('id', flat=True)`
    #[test]
    fn key_number() {
        case("json/key-number", |db| {
            rows(db, query!(Product.filter(attributes["pages"] = 456).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__pages__gt=300).values_list('id', flat=True)`
    #[test]
    fn key_gt() {
        case("json/key-gt", |db| {
            rows(db, query!(Product.filter(attributes["pages"].gt = 300).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__dims__w=71).values_list('id', flat=True)`
    #[test]
    fn nested_key() {
        case("json/nested-key", |db| {
            rows(db, query!(Product.filter(attributes["dims"]["w"] = 71).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__dims__h__lt=10).values_list('id', flat=True)`
    #[test]
    fn nested_float() {
        case("json/nested-float", |db| {
            rows(db, query!(Product.filter(attributes["dims"]["h"].lt = 10).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__digital=True).values_list('id', flat=True)`
    #[test]
    fn boolean_key() {
        case("json/boolean-key", |db| {
            rows(db, query!(Product.filter(attributes["digital"] = true).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__ports__0='usb-c').values_list('id', flat=True)`
    #[test]
    fn index() {
        case("json/index", |db| {
            rows(db, query!(Product.filter(attributes["ports"][0] = "usb-c").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__1=2).values_list('id', flat=True)`
    #[test]
    fn top_level_index() {
        case("json/top-level-index", |db| {
            rows(db, query!(Product.filter(attributes[1] = 2).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(**{'attributes__5g': True}).values_list('id', flat=True)`
    #[test]
    fn digit_leading_key_is_a_key() {
        case("json/digit-leading-key-is-a-key", |db| {
            rows(db, query!(Product.filter(attributes["5g"] = true).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__has_key='color').values_list('id', flat=True)`
    #[test]
    fn has_key() {
        case("json/has-key", |db| {
            rows(db, query!(Product.filter(attributes__has_key = "color").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__has_keys=['color', 'ports']).values_list('id', flat=True)`
    #[test]
    fn has_keys() {
        case("json/has-keys", |db| {
            rows(
                db,
                query!(Product.filter(attributes__has_keys = ["color", "ports"]).values_list(id, flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.filter(attributes__has_any_keys=['ram', 'scale']).values_list('id', flat=True)`
    #[test]
    fn has_any_keys() {
        case("json/has-any-keys", |db| {
            rows(
                db,
                query!(Product.filter(attributes__has_any_keys = ["ram", "scale"]).values_list(id, flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.filter(attributes__isnull=True).values_list('id', flat=True)`
    #[test]
    fn column_isnull() {
        case("json/column-isnull", |db| {
            rows(db, query!(Product.filter(attributes__isnull = true).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__author__isnull=True).values_list('id', flat=True)`
    #[test]
    fn key_isnull_true_is_missing_key() {
        case("json/key-isnull-true-is-missing-key", |db| {
            rows(db, query!(Product.filter(attributes["author"].isnull = true).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__author__isnull=False).values_list('id', flat=True)`
    #[test]
    fn key_isnull_false_includes_json_null() {
        case("json/key-isnull-false-includes-json-null", |db| {
            rows(db, query!(Product.filter(attributes["author"].isnull = false).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__author=None).values_list('id', flat=True)`
    #[test]
    fn key_none_is_json_null() {
        case("json/key-none-is-json-null", |db| {
            rows(db, query!(Product.filter(attributes["author"] = None).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes={'digital': True}).values_list('id', flat=True)`
    #[test]
    fn exact_object() {
        case("json/exact-object", |db| {
            rows(db, query!(Product.filter(attributes = json!({"digital": true})).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes={}).values_list('id', flat=True)`
    #[test]
    fn exact_empty_object() {
        case("json/exact-empty-object", |db| {
            rows(db, query!(Product.filter(attributes = json!({})).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes=[1, 2, 3]).values_list('id', flat=True)`
    #[test]
    fn exact_list() {
        case("json/exact-list", |db| {
            rows(db, query!(Product.filter(attributes = json!([1, 2, 3])).values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes='plain string').values_list('id', flat=True)`
    #[test]
    fn exact_scalar() {
        case("json/exact-scalar", |db| {
            rows(db, query!(Product.filter(attributes = "plain string").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__color__icontains='RED').values_list('id', flat=True)`
    #[test]
    fn key_icontains() {
        case("json/key-icontains", |db| {
            rows(db, query!(Product.filter(attributes["color"].icontains = "RED").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__color__startswith='s').values_list('id', flat=True)`
    #[test]
    fn key_startswith() {
        case("json/key-startswith", |db| {
            rows(db, query!(Product.filter(attributes["color"].startswith = "s").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__color__in=['red', 'black']).values_list('id', flat=True)`
    #[test]
    fn key_in() {
        case("json/key-in", |db| {
            rows(
                db,
                query!(Product.filter(attributes["color"].r#in = ["red", "black"]).values_list(id, flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.exclude(attributes__color='red').values_list('id', flat=True)`
    #[test]
    fn exclude_key_also_drops_missing() {
        case("json/exclude-key-also-drops-missing", |db| {
            rows(db, query!(Product.exclude(attributes["color"] = "red").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__lang='日本語').values_list('id', flat=True)`
    #[test]
    fn unicode_value() {
        case("json/unicode-value", |db| {
            rows(db, query!(Product.filter(attributes["lang"] = "日本語").values_list(id, flat = true)), whole)
        });
    }

    /// `Product.objects.filter(attributes__has_key='dims').order_by('id').values_list('id', 'attributes__dims__w')`
    #[test]
    fn values_of_key() {
        case("json/values-of-key", |db| {
            rows(
                db,
                query!(
                    Product.filter(attributes__has_key = "dims").order_by(id).values_list(id, attributes["dims"]["w"])
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(attributes__has_key='color').order_by('id').values_list('id', 'attributes__color')`
    #[test]
    fn key_text_transform() {
        case("json/key-text-transform", |db| {
            rows(
                db,
                query!(Product.filter(attributes__has_key = "color").order_by(id).values_list(id, attributes["color"])),
                whole,
            )
        });
    }
}
