//! `expr.text`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Customer.objects.order_by('id').values_list(Upper('name'), Lower('name'))`
    #[test]
    fn upper_lower() {
        case("expr.text/upper-lower", |db| {
            rows(db, query!(Customer.order_by(id).values_list(value1 = Upper(name), value2 = Lower(name))), whole)
        });
    }

    /// `Product.objects.order_by('id').values_list(Concat('name', Value(' ('), 'category', Value(')')), flat=True)[:3]`
    #[test]
    fn concat() {
        case("expr.text/concat", |db| {
            rows(
                db,
                query!(
                    Product
                        .order_by(id)
                        .values_list(value1 = Concat(name, Value(" ("), category, Value(")")), flat = true)[..3]
                ),
                whole,
            )
        });
    }

    /// `Customer.objects.order_by('id').values_list(Concat('name', Value('/'), 'email'), flat=True)`
    #[test]
    fn concat_null_becomes_empty() {
        case("expr.text/concat-null-becomes-empty", |db| {
            rows(
                db,
                query!(Customer.order_by(id).values_list(value1 = Concat(name, Value("/"), email), flat = true)),
                whole,
            )
        });
    }

    /// `Product.objects.order_by('id').values_list(Substr('name', 2, 3), flat=True)[:4]`
    #[test]
    fn substr() {
        case("expr.text/substr", |db| {
            rows(db, query!(Product.order_by(id).values_list(value1 = Substr(name, 2, 3), flat = true)[..4]), whole)
        });
    }

    /// `Product.objects.order_by('id').values_list(Left('name', 2), Right('name', 2))[:3]`
    #[test]
    fn left_right() {
        case("expr.text/left-right", |db| {
            rows(
                db,
                query!(Product.order_by(id).values_list(value1 = Left(name, 2), value2 = Right(name, 2))[..3]),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id__lte=4).order_by('id').values_list('name', StrIndex('name', Value('o')))`
    #[test]
    fn strindex_is_one_based() {
        case("expr.text/strindex-is-one-based", |db| {
            rows(
                db,
                query!(Product.filter(id__lte = 4).order_by(id).values_list(name, value2 = StrIndex(name, Value("o")))),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id__lte=2).order_by('id').values_list(LPad('name', 8, Value('.')), RPad('name', 4, Value('.')))`
    #[test]
    fn lpad_rpad() {
        case("expr.text/lpad-rpad", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(id__lte = 2)
                        .order_by(id)
                        .values_list(value1 = LPad(name, 8, Value(".")), value2 = RPad(name, 4, Value(".")))
                ),
                whole,
            )
        });
    }

    /// `Tag.objects.order_by('id').values_list(Repeat('name', 2), Reverse('name'))`
    #[test]
    fn repeat_reverse() {
        case("expr.text/repeat-reverse", |db| {
            rows(db, query!(Tag.order_by(id).values_list(value1 = Repeat(name, 2), value2 = Reverse(name))), whole)
        });
    }

    /// `Tag.objects.order_by('id').values_list(Ord('name'), Chr(Ord('name')))`
    #[test]
    fn chr_ord() {
        case("expr.text/chr-ord", |db| {
            rows(db, query!(Tag.order_by(id).values_list(value1 = Ord(name), value2 = Chr(Ord(name)))), whole)
        });
    }

    /// `Tag.objects.order_by('id').values_list(MD5('name'), flat=True)`
    #[test]
    fn md5() {
        case("expr.text/md5", |db| {
            rows(db, query!(Tag.order_by(id).values_list(value1 = MD5(name), flat = true)), whole)
        });
    }

    /// `Customer.objects.annotate(l=Lower('name')).filter(l='alice').order_by('id')`
    #[test]
    fn filter_on_function() {
        case("expr.text/filter-on-function", |db| {
            rows(db, query!(Customer.annotate(l = Lower(name)).filter(l = "alice").order_by(id)), |row| {
                row![**row, row.l]
            })
        });
    }

    /// `Customer.objects.annotate(l=Lower('name')).values('l').annotate(n=Count('id')).order_by('l')`
    #[test]
    fn group_by_lower() {
        case("expr.text/group-by-lower", |db| {
            rows(db, query!(Customer.annotate(l = Lower(name)).values(l).annotate(n = Count(id)).order_by(l)), |row| {
                row![row.l, row.n]
            })
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(category=6).order_by('id').values_list(Upper('name'), Lower('name'))`
    #[test]
    fn upper_is_ascii_only() {
        case("expr.text/upper-is-ascii-only", |db| {
            rows(
                db,
                query!(
                    Product.filter(category = 6).order_by(id).values_list(value1 = Upper(name), value2 = Lower(name))
                ),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id__in=[10, 17, 18, 21]).order_by('id').values_list('name', Length('name'))`
    #[test]
    fn length_counts_characters() {
        case("expr.text/length-counts-characters", |db| {
            rows(
                db,
                query!(Product.filter(id__in = [10, 17, 18, 21]).order_by(id).values_list(name, value2 = Length(name))),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id=19).values_list(Trim('name'), LTrim('name'), RTrim('name'))`
    #[test]
    fn trim() {
        case("expr.text/trim", |db| {
            rows(
                db,
                query!(Product.filter(id = 19).values_list(
                    value1 = Trim(name),
                    value2 = LTrim(name),
                    value3 = RTrim(name)
                )),
                whole,
            )
        });
    }

    /// `Product.objects.filter(id__in=[4, 5, 6]).order_by('id').values_list(Replace('name', Value('X'), Value('Y')), flat=True)`
    #[test]
    fn replace() {
        case("expr.text/replace", |db| {
            rows(
                db,
                query!(
                    Product
                        .filter(id__in = [4, 5, 6])
                        .order_by(id)
                        .values_list(value1 = Replace(name, Value("X"), Value("Y")), flat = true)
                ),
                whole,
            )
        });
    }

    /// `Tag.objects.order_by(Collate('name', 'nocase'), 'id').values_list('name', flat=True)`
    #[test]
    fn collate_nocase() {
        case("expr.text/collate-nocase", |db| {
            rows(db, query!(Tag.order_by(Collate(name, "nocase"), id).values_list(name, flat = true)), whole)
        });
    }
}
