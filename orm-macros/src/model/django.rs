//! Options that a Django programmer looks for and that are called otherwise here, or are nowhere.

const FORMS: &str = "it is of forms, which are not here: leave it out";
const WORDS: &str = "it is of what people read: write a comment `/// …`";

/// What to write instead of an option on a field.
const ON_FIELDS: &[(&str, &str)] = &[
    ("blank", FORMS),
    ("choices", "an enum with `#[derive(Choices)]` is the field's type"),
    ("db_column", "write `column = \"…\"`"),
    ("db_index", "write `index`"),
    ("decimal_places", "write `decimal(max_digits = 10, decimal_places = 2)`"),
    ("editable", FORMS),
    ("help_text", WORDS),
    ("max_digits", "write `decimal(max_digits = 10, decimal_places = 2)`"),
    ("null", "a field of type `Option<T>` may be NULL"),
    ("related_name", "the other model declares it: `#[model(has_many(name: Model))]`"),
    ("validators", FORMS),
    ("verbose_name", WORDS),
];

/// What to write instead of an option on a model.
const ON_MODELS: &[(&str, &str)] = &[
    ("abstract", "a model is a table: write the fields out in each"),
    ("app_label", "write `app = \"…\"`"),
    ("belongs_to", "a foreign key is a field: `author: ForeignKey<Author>`"),
    ("constraints", "write `unique(a, b)` or `check(\"a > b\", name = \"…\")`"),
    ("db_table", "write `table = \"…\"`"),
    ("foreign_key", "a foreign key is a field: `author: ForeignKey<Author>`"),
    ("get_latest_by", "write `latest_by(field)`"),
    ("index_together", "write `index(a, b)`"),
    ("indexes", "write `index(a, b)`"),
    ("managed", "no table is made but by `Db::create_tables`: leave it out"),
    ("order_by", "write `ordering(field)`"),
    ("table_name", "write `table = \"…\"`"),
    ("unique_together", "write `unique(a, b)`"),
    ("verbose_name", WORDS),
    ("verbose_name_plural", WORDS),
];

/// The way out for an option of this name, if it is a known one.
pub(super) fn help(name: &str, on_model: bool) -> Option<&'static str> {
    let known = if on_model { ON_MODELS } else { ON_FIELDS };
    known.iter().find(|(known, _)| *known == name).map(|(_, help)| *help)
}
