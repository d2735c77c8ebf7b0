//! Queries: a statement, its parameters and the type of its rows.

mod becomes;
mod bulk;
mod bulk_create;
mod bulk_update;
mod choice;
mod columns;
mod combine;
mod combined;
mod create;
mod explain;
mod extend;
mod get_or_create;
mod grouped;
mod in_part;
mod inside;
mod iter;
mod keys;
mod listed;
mod outside;
mod page;
mod param;
mod params;
mod prefetch;
#[allow(clippy::module_inception)]
mod query;
mod raw;
mod read;
mod record;
mod related;
mod row;
mod single;
mod slice;
mod statement;
#[cfg(test)]
mod tests;
mod unstorable;
mod update;
mod update_row;
mod value;

pub use becomes::{After, Becomes, ReadBy, read_by};
pub use bulk::{Bulk, BulkKey, bulk_key, bulk_key_among, column_at, columns_if, is_unique, is_unique_at, place_in};
pub use bulk_create::{BulkCreate, GivenRows};
pub use bulk_update::BulkUpdate;
pub use choice::{Choice, Maybe, Shapes, blocks};
pub use columns::{Before, Both, Columns, FromColumns, Place, Whole, rows_after, rows_of};
pub use combine::{ByColumns, ByType, Combines, SameRows, Sides, combine};
pub use combined::{
    AllColumnsOf, Combined, Cut, GoesOn, NullFits, Open, Ordered, Part, SameType, Settled, Sliced, same_column,
    same_type,
};
pub use create::Create;
pub use extend::{
    Asks, IntoQuery, Made, OfModels, Queryable, RowsAre, Site, TellsModel, before, extend, fields_of, in_order,
    model_of, order_fields_of, own_of, reshape, rows_are, side_fields_of, table_of,
};
pub(crate) use get_or_create::Through;
pub use get_or_create::{GetOrCreate, Obtaining};
pub use grouped::{Ends, GroupState, GroupsInNoOrder, Keyed, has_key};
pub use in_part::{InPart, IsWhole};
pub use inside::{ByColumn, ByKey, ByValue, Inside, OneValue, RowsInside, rows_inside};
pub use iter::Iter;
pub use keys::KeyList;
pub use listed::Listed;
pub(crate) use listed::Values;
pub use page::{Counts, Page, PageLink, PageNumber, Paged, Pages, Paginator, PerPage};
pub(crate) use param::{IsZero, Itself};
pub use param::{Param, Params, Short, Take};
pub use params::{IntoParams, ParamList};
pub(crate) use prefetch::PARENT;
pub use prefetch::{
    Around, AtMost, Chunks, Fetchable, Fetches, Groups, Leads, OfOneRow, Prefetched, RawPrefetched, Shape,
    SinglePrefetched, Toward, Unfetched, belonging_as, one, toward, toward_rows, within,
};
pub use query::Query;
pub use raw::{RawKept, RawParam, RawQuery, RawStatement};
pub use record::Record;
pub use related::{
    Joined, Presence, ToOne, columns_at, fields_at, joined, next, next_typed, next_value, only, own_column, to_one,
    whole_at,
};
pub use row::{FromRow, Row, Rows};
pub use single::Single;
pub use slice::{RowNumber, SliceEnd};
pub use statement::{Asked, Kept, Planned, Statement, renders, statement_of};
pub use unstorable::Unstorable;
pub use update::Update;
pub use update_row::{Changes, HoldsQuery, HoldsRow, RowIn, UpdateRow, change, places_of};
pub use value::{OwnedValue, Value};
