//! `lookup.other-types`. Made by `tests/conformance/translate.py`; not to be edited.

mod shop {
    use crate::prelude::*;
    use orm_tests::models::shop::*;

    /// `Coupon.objects.filter(pk='VIP_10')`
    #[test]
    fn text_pk() {
        case("lookup.other-types/text-pk", |db| rows(db, query!(Coupon.filter(pk = "VIP_10")), whole));
    }

    /// `Coupon.objects.filter(code__startswith='VIP_')`
    #[test]
    fn text_pk_startswith() {
        case("lookup.other-types/text-pk-startswith", |db| {
            rows(db, query!(Coupon.filter(code__startswith = "VIP_")), whole)
        });
    }
}

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `AllTypes.objects.filter(uuid=UUID('12345678-90ab-cdef-1234-567890abcdef'))`
    #[test]
    fn uuid_exact() {
        case("lookup.other-types/uuid-exact", |db| {
            rows(db, query!(AllTypes.filter(uuid = uuid("12345678-90ab-cdef-1234-567890abcdef"))), whole)
        });
    }

    /// `AllTypes.objects.filter(uuid__startswith='12345678-90').values('id', 'uuid')`
    #[test]
    fn uuid_startswith_ignores_hyphens() {
        case("lookup.other-types/uuid-startswith-ignores-hyphens", |db| {
            rows(db, query!(AllTypes.filter(uuid__startswith = "12345678-90").values(id, uuid)), |row| {
                row![row.id, row.uuid]
            })
        });
    }

    /// `UuidKeyed.objects.filter(pk=UUID('00000000-0000-4000-8000-000000000102'))`
    #[test]
    fn uuid_primary_key() {
        case("lookup.other-types/uuid-primary-key", |db| {
            rows(db, query!(UuidKeyed.filter(pk = uuid("00000000-0000-4000-8000-000000000102"))), whole)
        });
    }

    /// `Experiment.objects.filter(estimated_time=timedelta(hours=1))`
    #[test]
    fn duration_exact() {
        case("lookup.other-types/duration-exact", |db| {
            rows(db, query!(Experiment.filter(estimated_time = duration(3600000000))), whole)
        });
    }

    /// `Experiment.objects.filter(estimated_time__lt=timedelta(0))`
    #[test]
    fn duration_lt_negative() {
        case("lookup.other-types/duration-lt-negative", |db| {
            rows(db, query!(Experiment.filter(estimated_time__lt = duration(0))), whole)
        });
    }

    /// `AllTypes.objects.filter(binary=b'text').values('id', 'binary')`
    #[test]
    fn binary_exact() {
        case("lookup.other-types/binary-exact", |db| {
            rows(db, query!(AllTypes.filter(binary = b"text").values(id, binary)), |row| row![row.id, row.binary])
        });
    }

    /// `Store.objects.filter(friday_night_closing__gte=time(22, 0))`
    #[test]
    fn time_gte() {
        case("lookup.other-types/time-gte", |db| {
            rows(db, query!(Store.filter(friday_night_closing__gte = time(22, 0, 0, 0))), whole)
        });
    }

    /// `AllTypes.objects.filter(ip='2001:0db8:0000::0001').values('id', 'ip')`
    #[test]
    fn ip_exact() {
        case("lookup.other-types/ip-exact", |db| {
            rows(db, query!(AllTypes.filter(ip = ip("2001:0db8:0000::0001")).values(id, ip)), |row| {
                row![row.id, row.ip]
            })
        });
    }

    /// `Legacy.objects.filter(type='a', order__gt=2)`
    #[test]
    fn custom_columns() {
        case("lookup.other-types/custom-columns", |db| {
            rows(db, query!(Legacy.filter(r#type = "a", order__gt = 2)), whole)
        });
    }

    /// `Legacy.objects.filter(pk__gte=20, select__isnull=False)`
    #[test]
    fn custom_pk_name() {
        case("lookup.other-types/custom-pk-name", |db| {
            rows(db, query!(Legacy.filter(pk__gte = 20, select__isnull = false)), whole)
        });
    }
}
