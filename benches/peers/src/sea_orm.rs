//! `sea-orm`: entities, related rows by its loader, one connection in its pool, on a runtime of one thread.

use orm_benches::digest;
use orm_benches::digest::unordered;
use orm_benches::workload::Failure;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::prelude::*;
use sea_orm::{JoinType, LoaderTrait, QuerySelect, SqlxSqliteConnector, TransactionTrait};
use sqlx::sqlite::SqlitePoolOptions;
use tokio::runtime::{Builder, Runtime};

use crate::side::{AMOUNT, Answer, CATEGORY, MEMO, NAME, RATING, Side};

/// A module with an entity, as `sea-orm-cli` makes one.
macro_rules! entity {
    ($module:ident, $table:literal, { $($field:ident: $type:ty),* }, { $($relation:tt)* }) => {
        mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i64,
                $(pub $field: $type,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {
                $($relation)*
            }

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity! { note, "shop_note", { text: String }, {} }
entity! { memo, "shop_memo", { text: String }, {} }
entity! { country, "shop_country", { name: String }, {} }
entity! { category, "shop_category", { name: String, country_id: i64 }, {
    #[sea_orm(belongs_to = "super::country::Entity", from = "Column::CountryId", to = "super::country::Column::Id")]
    Country,
} }
entity! { product, "shop_product", { name: String, price: i64, category_id: i64 }, {
    #[sea_orm(belongs_to = "super::category::Entity", from = "Column::CategoryId", to = "super::category::Column::Id")]
    Category,
} }
entity! { contact, "shop_contact", {
    first_name: String,
    last_name: String,
    email: String,
    phone: Option<String>,
    street: String,
    city: String,
    postcode: i64,
    rating: f64,
    is_active: bool
}, {} }
entity! { entry, "shop_entry", {
    name: String,
    amount: i64,
    note: Option<String>,
    rating: f64,
    is_open: bool,
    category_id: i64
}, {} }
entity! { tag, "shop_tag", { name: String }, {} }
entity! { item, "shop_item", { name: String, price: i64 }, {
    #[sea_orm(has_many = "super::order::Entity")]
    Orders,
} }
entity! { item_tags, "shop_item_tags", { item_id: i64, tag_id: i64 }, {
    #[sea_orm(belongs_to = "super::item::Entity", from = "Column::ItemId", to = "super::item::Column::Id")]
    Item,
    #[sea_orm(belongs_to = "super::tag::Entity", from = "Column::TagId", to = "super::tag::Column::Id")]
    Tag,
} }
entity! { order, "shop_order", { quantity: i64, item_id: i64 }, {
    #[sea_orm(belongs_to = "super::item::Entity", from = "Column::ItemId", to = "super::item::Column::Id")]
    Item,
} }

impl Related<order::Entity> for item::Entity {
    fn to() -> RelationDef {
        item::Relation::Orders.def()
    }
}

impl Related<item::Entity> for order::Entity {
    fn to() -> RelationDef {
        order::Relation::Item.def()
    }
}

impl Related<tag::Entity> for item::Entity {
    fn to() -> RelationDef {
        item_tags::Relation::Tag.def()
    }

    fn via() -> Option<RelationDef> {
        Some(item_tags::Relation::Item.def().rev())
    }
}

pub struct SeaOrm {
    runtime: Runtime,
    db: DatabaseConnection,
}

pub fn open(script: &str) -> Result<Box<dyn Side>, Failure> {
    let runtime = Builder::new_current_thread().enable_time().build()?;
    let db = runtime.block_on(async {
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(crate::sqlx::options()).await?;
        let db = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
        db.execute_unprepared(script).await?;
        Ok::<_, Failure>(db)
    })?;
    Ok(Box::new(SeaOrm { runtime, db }))
}

fn note(note: &note::Model) -> u64 {
    digest!(note.id, note.text)
}

fn entry(id: Option<i64>) -> entry::ActiveModel {
    entry::ActiveModel {
        id: id.map_or(NotSet, sea_orm::ActiveValue::Unchanged),
        name: Set(NAME.to_owned()),
        amount: Set(AMOUNT),
        note: Set(None),
        rating: Set(RATING),
        is_open: Set(true),
        category_id: Set(CATEGORY),
    }
}

impl Side for SeaOrm {
    fn by_key(&mut self, id: i64) -> Answer {
        let row = self.runtime.block_on(note::Entity::find_by_id(id).one(&self.db))?;
        Ok(note(&row.ok_or("there is no such row")?))
    }

    fn sold_in(&mut self, country: &str) -> Answer {
        let rows = product::Entity::find()
            .join(JoinType::InnerJoin, product::Relation::Category.def())
            .join(JoinType::InnerJoin, category::Relation::Country.def())
            .filter(country::Column::Name.eq(country))
            .all(&self.db);
        let rows = self.runtime.block_on(rows)?;
        Ok(unordered(rows.iter().map(|row| digest!(row.id, row.name, row.price, row.category_id))))
    }

    fn contacts(&mut self) -> Answer {
        let rows = self.runtime.block_on(contact::Entity::find().all(&self.db))?;
        Ok(unordered(rows.iter().map(|row| {
            digest!(
                row.id,
                row.first_name,
                row.last_name,
                row.email,
                row.phone,
                row.street,
                row.city,
                row.postcode,
                row.rating,
                row.is_active
            )
        })))
    }

    fn among(&mut self, ids: &[i64]) -> Answer {
        let rows = note::Entity::find().filter(note::Column::Id.is_in(ids.iter().copied())).all(&self.db);
        Ok(unordered(self.runtime.block_on(rows)?.iter().map(note)))
    }

    fn nested(&mut self, price: i64) -> Answer {
        let SeaOrm { runtime, db } = self;
        runtime.block_on(async {
            let items = item::Entity::find().filter(item::Column::Price.lt(price)).all(db).await?;
            let tags = items.load_many(tag::Entity, db).await?;
            let orders = items.load_many(order::Entity, db).await?;
            Ok(unordered(items.iter().zip(tags).zip(orders).map(|((item, tags), orders)| {
                let tags = unordered(tags.iter().map(|tag| digest!(tag.id, tag.name)));
                let orders = unordered(orders.iter().map(|order| digest!(order.id, order.quantity, order.item_id)));
                digest!(item.id, item.name, item.price, tags, orders)
            })))
        })
    }

    fn insert(&mut self) -> Answer {
        let memo = memo::ActiveModel { id: NotSet, text: Set(MEMO.to_owned()) };
        let inserted = self.runtime.block_on(memo::Entity::insert(memo).exec(&self.db))?;
        Ok(inserted.last_insert_id.cast_unsigned())
    }

    fn insert_each(&mut self, count: usize) -> Answer {
        let SeaOrm { runtime, db } = self;
        runtime.block_on(async {
            let entries: Vec<entry::ActiveModel> = (0..count).map(|_| entry(None)).collect();
            let mut sum = 0;
            let tx = db.begin().await?;
            for entry in entries {
                sum += entry::Entity::insert(entry).exec(&tx).await?.last_insert_id.cast_unsigned();
            }
            tx.commit().await?;
            Ok(sum)
        })
    }

    fn insert_many(&mut self, count: usize) -> Answer {
        /// As by hand.
        const ROWS: usize = 50;
        let SeaOrm { runtime, db } = self;
        runtime.block_on(async {
            let mut entries: Vec<entry::ActiveModel> = (0..count).map(|_| entry(None)).collect();
            let mut sum = 0;
            let tx = db.begin().await?;
            while !entries.is_empty() {
                let chunk: Vec<entry::ActiveModel> = entries.drain(..entries.len().min(ROWS)).collect();
                let rows = chunk.len() as u64;
                let inserted = entry::Entity::insert_many(chunk).exec(&tx).await?;
                let last = inserted.last_insert_id.ok_or("no row was inserted")?.cast_unsigned();
                sum += (last + 1 - rows..=last).sum::<u64>();
            }
            tx.commit().await?;
            Ok(sum)
        })
    }

    fn update(&mut self, id: i64) -> Answer {
        self.runtime.block_on(entry::Entity::update(entry(Some(id))).exec(&self.db))?;
        Ok(0)
    }
}
