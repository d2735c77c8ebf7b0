//! `storage.write`. Made by `tests/conformance/translate.py`; not to be edited.

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

    /// `AllTypes.objects.create(`
    /// `    char="ß", text="a\nb", slug="s-1", email="x@y.z", url="http://e.x", small=-1, integer=1, big=-9223372036854775808,`
    /// `    positive=0, positive_small=1, positive_big=2, floating=2.0, decimal2=Decimal("3.1"), decimal6=Decimal("-0.5"),`
    /// `    boolean=False, date=date(2024, 12, 31), time=time(1, 2, 3), datetime=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),`
    /// `    duration=timedelta(hours=-1), uuid=UUID(int=255), binary=b"\xfe", json={"k": [None, "é"]}, ip="::1", file="f.bin",`
    /// `)`
    #[test]
    fn all_types() {
        written("storage.write/all-types", |db| {
            let all_types = query!(AllTypes.create(
                char = "ß",
                text = "a\nb",
                slug = "s-1",
                email = "x@y.z",
                url = "http://e.x",
                small = -1,
                integer = 1,
                big = -9223372036854775808_i64,
                positive = 0,
                positive_small = 1,
                positive_big = 2,
                floating = 2.0,
                decimal2 = dec("3.1"),
                decimal6 = dec("-0.5"),
                boolean = false,
                date = date(2024, 12, 31),
                time = time(1, 2, 3, 0),
                datetime = timestamp("2024-05-06T07:08:09Z"),
                duration = duration(-3600000000),
                uuid = uuid("00000000-0000-0000-0000-0000000000ff"),
                binary = b"\xfe",
                json = json!({"k": [null, "é"]}),
                ip = ip("::1"),
                file = "f.bin"
            ))
            .run(db)?;
            Ok(single({
                let row = &all_types;
                vec![
                    row.id.to_cell(),
                    row.char.to_cell(),
                    row.text.to_cell(),
                    row.slug.to_cell(),
                    row.email.to_cell(),
                    row.url.to_cell(),
                    row.small.to_cell(),
                    row.integer.to_cell(),
                    row.big.to_cell(),
                    row.positive.to_cell(),
                    row.positive_small.to_cell(),
                    row.positive_big.to_cell(),
                    row.floating.to_cell(),
                    row.decimal2.to_cell(),
                    row.decimal6.to_cell(),
                    row.boolean.to_cell(),
                    row.date.to_cell(),
                    row.time.to_cell(),
                    row.datetime.to_cell(),
                    row.duration.to_cell(),
                    row.uuid.to_cell(),
                    row.binary.to_cell(),
                    row.json.to_cell(),
                    row.ip.to_cell(),
                    file(row.file.as_deref()),
                ]
            }))
        });
    }

    /// `AllTypes.objects.create(datetime=datetime(2024, 7, 1, 0, 30, tzinfo=ZoneInfo('Europe/Paris')))`
    #[test]
    fn datetime_in_other_zone_is_stored_as_utc() {
        written("storage.write/datetime-in-other-zone-is-stored-as-utc", |db| {
            let all_types = query!(AllTypes.create(datetime = timestamp("2024-06-30T22:30:00Z"), file = "")).run(db)?;
            Ok(single({
                let row = &all_types;
                vec![
                    row.id.to_cell(),
                    row.char.to_cell(),
                    row.text.to_cell(),
                    row.slug.to_cell(),
                    row.email.to_cell(),
                    row.url.to_cell(),
                    row.small.to_cell(),
                    row.integer.to_cell(),
                    row.big.to_cell(),
                    row.positive.to_cell(),
                    row.positive_small.to_cell(),
                    row.positive_big.to_cell(),
                    row.floating.to_cell(),
                    row.decimal2.to_cell(),
                    row.decimal6.to_cell(),
                    row.boolean.to_cell(),
                    row.date.to_cell(),
                    row.time.to_cell(),
                    row.datetime.to_cell(),
                    row.duration.to_cell(),
                    row.uuid.to_cell(),
                    row.binary.to_cell(),
                    row.json.to_cell(),
                    row.ip.to_cell(),
                    file(row.file.as_deref()),
                ]
            }))
        });
    }

    /// `AllTypes.objects.create(datetime=datetime(2024, 7, 1, 0, 0, 0, 120000, tzinfo=UTC), time=time(0, 0, 0, 120000))`
    #[test]
    fn datetime_microseconds() {
        written("storage.write/datetime-microseconds", |db| {
            let all_types = query!(AllTypes.create(
                datetime = timestamp("2024-07-01T00:00:00.120000Z"),
                time = time(0, 0, 0, 120000000),
                file = ""
            ))
            .run(db)?;
            Ok(single({
                let row = &all_types;
                vec![
                    row.id.to_cell(),
                    row.char.to_cell(),
                    row.text.to_cell(),
                    row.slug.to_cell(),
                    row.email.to_cell(),
                    row.url.to_cell(),
                    row.small.to_cell(),
                    row.integer.to_cell(),
                    row.big.to_cell(),
                    row.positive.to_cell(),
                    row.positive_small.to_cell(),
                    row.positive_big.to_cell(),
                    row.floating.to_cell(),
                    row.decimal2.to_cell(),
                    row.decimal6.to_cell(),
                    row.boolean.to_cell(),
                    row.date.to_cell(),
                    row.time.to_cell(),
                    row.datetime.to_cell(),
                    row.duration.to_cell(),
                    row.uuid.to_cell(),
                    row.binary.to_cell(),
                    row.json.to_cell(),
                    row.ip.to_cell(),
                    file(row.file.as_deref()),
                ]
            }))
        });
    }

    /// `AllTypes.objects.create(decimal2=Decimal('100'), decimal6=Decimal('0.1'))`
    #[test]
    fn decimal_integral() {
        written("storage.write/decimal-integral", |db| {
            let all_types = query!(AllTypes.create(decimal2 = dec("100"), decimal6 = dec("0.1"), file = "")).run(db)?;
            Ok(single({
                let row = &all_types;
                vec![
                    row.id.to_cell(),
                    row.char.to_cell(),
                    row.text.to_cell(),
                    row.slug.to_cell(),
                    row.email.to_cell(),
                    row.url.to_cell(),
                    row.small.to_cell(),
                    row.integer.to_cell(),
                    row.big.to_cell(),
                    row.positive.to_cell(),
                    row.positive_small.to_cell(),
                    row.positive_big.to_cell(),
                    row.floating.to_cell(),
                    row.decimal2.to_cell(),
                    row.decimal6.to_cell(),
                    row.boolean.to_cell(),
                    row.date.to_cell(),
                    row.time.to_cell(),
                    row.datetime.to_cell(),
                    row.duration.to_cell(),
                    row.uuid.to_cell(),
                    row.binary.to_cell(),
                    row.json.to_cell(),
                    row.ip.to_cell(),
                    file(row.file.as_deref()),
                ]
            }))
        });
    }

    /// `AllTypes.objects.create(json=None)`
    #[test]
    fn json_none_is_sql_null() {
        written("storage.write/json-none-is-sql-null", |db| {
            let all_types = query!(AllTypes.create(json = None, file = "")).run(db)?;
            Ok(single({
                let row = &all_types;
                vec![
                    row.id.to_cell(),
                    row.char.to_cell(),
                    row.text.to_cell(),
                    row.slug.to_cell(),
                    row.email.to_cell(),
                    row.url.to_cell(),
                    row.small.to_cell(),
                    row.integer.to_cell(),
                    row.big.to_cell(),
                    row.positive.to_cell(),
                    row.positive_small.to_cell(),
                    row.positive_big.to_cell(),
                    row.floating.to_cell(),
                    row.decimal2.to_cell(),
                    row.decimal6.to_cell(),
                    row.boolean.to_cell(),
                    row.date.to_cell(),
                    row.time.to_cell(),
                    row.datetime.to_cell(),
                    row.duration.to_cell(),
                    row.uuid.to_cell(),
                    row.binary.to_cell(),
                    row.json.to_cell(),
                    row.ip.to_cell(),
                    file(row.file.as_deref()),
                ]
            }))
        });
    }

    /// `AllTypes.objects.create(json={'z': 1, 'a': [1, 2], 'u': 'ü'})`
    #[test]
    fn json_text_form() {
        written("storage.write/json-text-form", |db| {
            let all_types =
                query!(AllTypes.create(json = json!({"z": 1, "a": [1, 2], "u": "ü"}), file = "")).run(db)?;
            Ok(single({
                let row = &all_types;
                vec![
                    row.id.to_cell(),
                    row.char.to_cell(),
                    row.text.to_cell(),
                    row.slug.to_cell(),
                    row.email.to_cell(),
                    row.url.to_cell(),
                    row.small.to_cell(),
                    row.integer.to_cell(),
                    row.big.to_cell(),
                    row.positive.to_cell(),
                    row.positive_small.to_cell(),
                    row.positive_big.to_cell(),
                    row.floating.to_cell(),
                    row.decimal2.to_cell(),
                    row.decimal6.to_cell(),
                    row.boolean.to_cell(),
                    row.date.to_cell(),
                    row.time.to_cell(),
                    row.datetime.to_cell(),
                    row.duration.to_cell(),
                    row.uuid.to_cell(),
                    row.binary.to_cell(),
                    row.json.to_cell(),
                    row.ip.to_cell(),
                    file(row.file.as_deref()),
                ]
            }))
        });
    }

    /// `UuidKeyed.objects.create(id=UUID(int=1), name='one')`
    #[test]
    fn uuid_primary_key() {
        written("storage.write/uuid-primary-key", |db| {
            let uuid_keyed =
                query!(UuidKeyed.create(id = uuid("00000000-0000-0000-0000-000000000001"), name = "one")).run(db)?;
            Ok(single(whole(&uuid_keyed)))
        });
    }

    /// `AllTypes.objects.filter(id=3).update(datetime=datetime(2024, 1, 1, tzinfo=UTC))`
    #[test]
    fn update_datetime() {
        written("storage.write/update-datetime", |db| {
            let updated =
                query!(AllTypes.filter(id = 3).update(datetime = timestamp("2024-01-01T00:00:00Z"))).run(db)?;
            Ok(single(vec![updated.to_cell()]))
        });
    }
}
