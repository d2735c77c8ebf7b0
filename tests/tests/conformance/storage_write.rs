//! `storage.write`. Made by `tests/conformance/translate.py`; not to be edited.

mod suite {
    use crate::prelude::*;
    use orm_tests::models::suite::*;

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
