//! What an editor offers inside of a half-typed `query!`, asked by `check.py`. The cursor stands where a comment with a bar
//! is, which is not there for rust-analyzer; its words must be offered, and those with a `!` must not.

use orm_core::prelude::*;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop")]
pub struct Category {
    pub id: i64,
    pub title: String,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(tags: Tag))]
pub struct Product {
    pub id: i64,
    /// Shown to customers.
    pub name: String,
    pub price: i64,
    pub category: ForeignKey<Category>,
}

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "shop", many_to_many(products: Product reverse tags))]
pub struct Tag {
    pub id: i64,
    pub word: String,
}

fn conditions(needle: &str) {
    let _ = query!(Product.filter(pri/*| price category tags */));
    let _ = query!(Product.filter(price = 3, na/*| name */));
    let _ = query!(Product.filter(na/*| name */, price = 3));
    let _ = query!(Product.filter(category./*| title id !price */));
    let _ = query!(Product.filter(category.ti/*| title */));
    let _ = query!(Product.filter(category.title./*| icontains startswith lower !year */));
    let _ = query!(Product.filter(category.title.ico/*| icontains */));
    let _ = query!(Product.filter(pri/*| price */ = 3));
    let _ = query!(Product.filter(price./*| gte in isnull !year */));
    let _ = query!(Product.filter(tags.wo/*| word */));
    let _ = query!(Product.exclude(pri/*| price */));
    let _ = query!(Product.filter(Q(pri/*| price */) | Q(id = 1)));
    let _ = query!(Product.filter(name = need/*| needle */));
}

fn rows() {
    let _ = query!(Product.values(na/*| name */));
    let _ = query!(Product.values(name, pri/*| price */));
    let _ = query!(Product.values(category.ti/*| title */));
    let _ = query!(Product.values_list(na/*| name */));
    let _ = query!(Product.only(na/*| name */));
    let _ = query!(Product.order_by(pri/*| price */));
    let _ = query!(Product.order_by(-pri/*| price */));
    let _ = query!(Product.order_by(category.ti/*| title */));
    let _ = query!(Product.select_related(cat/*| category */));
    let _ = query!(Product.prefetch_related(ta/*| tags */));
    let _ = query!(Product.annotate(n = Count(ta/*| tags */)));
    let _ = query!(Product.annotate(n = Count(tags.wo/*| word */)));
    let _ = query!(Product.aggregate(total = Sum(category.i/*| id */)));
    let _ = query!(Product.aggregate(Sum(pri/*| price */)));
}

fn changes() {
    let _ = query!(Product.update(pri/*| price */));
    let _ = query!(Product.update(price = 3, na/*| name */));
    let _ = query!(Product.update(price = F(pri/*| price */)));
    let _ = query!(Product.create(na/*| name */));
}

fn main() {}
