//! `rel.m2m`. Made by `tests/conformance/translate.py`; not to be edited.

mod blog {
    use crate::prelude::*;
    use orm_tests::models::blog::*;

    /// `Author.objects.filter(friends__name='Ada')`
    #[test]
    fn self_symmetrical() {
        case("rel.m2m/self-symmetrical", |db| rows(db, query!(Author.filter(friends__name = "Ada")), whole));
    }

    /// `Author.objects.filter(follows__name='Brian')`
    #[test]
    fn self_asymmetrical() {
        case("rel.m2m/self-asymmetrical", |db| rows(db, query!(Author.filter(follows__name = "Brian")), whole));
    }

    /// `Author.objects.filter(followers__name='Erin')`
    #[test]
    fn self_asymmetrical_reverse() {
        case("rel.m2m/self-asymmetrical-reverse", |db| {
            rows(db, query!(Author.filter(followers__name = "Erin")), whole)
        });
    }
}

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Product.objects.filter(tags__name='sale')`
    #[test]
    fn field() {
        case("rel.m2m/field", |db| rows(db, query!(Product.filter(tags__name = "sale")), whole));
    }

    /// `Product.objects.filter(tags=2)`
    #[test]
    fn by_id_skips_target_table() {
        case("rel.m2m/by-id-skips-target-table", |db| rows(db, query!(Product.filter(tags = 2)), whole));
    }

    /// `Product.objects.filter(tags__id__in=[2, 3])`
    #[test]
    fn by_id_path_skips_target_table() {
        case("rel.m2m/by-id-path-skips-target-table", |db| {
            rows(db, query!(Product.filter(tags__id__in = [2, 3])), whole)
        });
    }

    /// `Product.objects.filter(tags__in=[2, 3]).distinct()`
    #[test]
    fn in_distinct() {
        case("rel.m2m/in-distinct", |db| rows(db, query!(Product.filter(tags__in = [2, 3]).distinct()), whole));
    }

    /// `Product.objects.filter(tags__isnull=True)`
    #[test]
    fn isnull() {
        case("rel.m2m/isnull", |db| rows(db, query!(Product.filter(tags__isnull = true)), whole));
    }

    /// `Product.objects.filter(tags__isnull=False).distinct()`
    #[test]
    fn isnull_false() {
        case("rel.m2m/isnull-false", |db| rows(db, query!(Product.filter(tags__isnull = false).distinct()), whole));
    }

    /// `Tag.objects.filter(product__price__lt=10)`
    #[test]
    fn reverse_default_name() {
        case("rel.m2m/reverse-default-name", |db| rows(db, query!(Tag.filter(product__price__lt = 10)), whole));
    }

    /// `Tag.objects.filter(product__isnull=True)`
    #[test]
    fn reverse_isnull() {
        case("rel.m2m/reverse-isnull", |db| rows(db, query!(Tag.filter(product__isnull = true)), whole));
    }

    /// `Product.objects.filter(tags__name='new').filter(tags__name='sale')`
    #[test]
    fn all_of_by_chaining() {
        case("rel.m2m/all-of-by-chaining", |db| {
            rows(db, query!(Product.filter(tags__name = "new").filter(tags__name = "sale")), whole)
        });
    }

    /// `Product.objects.filter(Q(tags__name='new') & Q(tags__name='sale'))`
    #[test]
    fn all_of_in_one_filter_matches_nothing() {
        case("rel.m2m/all-of-in-one-filter-matches-nothing", |db| {
            rows(db, query!(Product.filter(Q(tags__name = "new") & Q(tags__name = "sale"))), whole)
        });
    }
}

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Product.objects.filter(fans__tier='gold')`
    #[test]
    fn related_name() {
        case("rel.m2m/related-name", |db| rows(db, query!(Product.filter(fans__tier = "gold")), whole));
    }

    /// `Product.objects.filter(supply__cost__gt=Decimal('500'))`
    #[test]
    fn through_columns() {
        case("rel.m2m/through-columns", |db| rows(db, query!(Product.filter(supply__cost__gt = dec("500"))), whole));
    }

    /// `Product.objects.filter(suppliers__name='Globex', supply__cost__lt=Decimal('10'))`
    #[test]
    fn through_and_target_separately() {
        case("rel.m2m/through-and-target-separately", |db| {
            rows(db, query!(Product.filter(suppliers__name = "Globex", supply__cost__lt = dec("10"))), whole)
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `Team.objects.filter(members__name='Jane')`
    #[test]
    fn through_fields() {
        case("rel.m2m/through-fields", |db| rows(db, query!(Team.filter(members__name = "Jane")), whole));
    }

    /// `Person.objects.filter(invites__team__name='Rock').distinct()`
    #[test]
    fn through_inviter() {
        case("rel.m2m/through-inviter", |db| {
            rows(db, query!(Person.filter(invites__team__name = "Rock").distinct()), whole)
        });
    }
}
