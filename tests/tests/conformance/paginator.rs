//! `paginator`. Made by `tests/conformance/translate.py`; not to be edited.

mod mini {
    use crate::prelude::*;
    use orm_tests::models::mini::*;

    /// `Paginator(Product.objects.order_by('id'), 5).page(2).object_list`
    #[test]
    fn page() {
        case("paginator/page", |db| Ok(page_rows(&query!(Product.order_by(id)).paginate(5).page(db, 2)?, whole)));
    }

    /// `Paginator(Product.objects.order_by('id'), 5).page(3).object_list`
    #[test]
    fn last_short_page() {
        case("paginator/last-short-page", |db| {
            Ok(page_rows(&query!(Product.order_by(id)).paginate(5).page(db, 3)?, whole))
        });
    }

    /// `(Paginator(Product.objects.order_by('id'), 5).count, Paginator(Product.objects.order_by('id'), 5).num_pages)`
    #[test]
    fn count_and_pages() {
        case("paginator/count-and-pages", |db| {
            Ok(one_row(vec![
                query!(Product.order_by(id)).paginate(5).pages(db)?.count().to_cell(),
                query!(Product.order_by(id)).paginate(5).pages(db)?.num_pages().to_cell(),
            ]))
        });
    }

    /// `Paginator(Product.objects.order_by('id'), 5, orphans=2).page(2).object_list`
    #[test]
    fn orphans_join_last_page() {
        case("paginator/orphans-join-last-page", |db| {
            Ok(page_rows(&query!(Product.order_by(id)).paginate(5).orphans(2).page(db, 2)?, whole))
        });
    }

    /// `Paginator(Product.objects.order_by('id'), 5, orphans=2).num_pages`
    #[test]
    fn orphans_num_pages() {
        case("paginator/orphans-num-pages", |db| {
            Ok(one_row(vec![query!(Product.order_by(id)).paginate(5).orphans(2).pages(db)?.num_pages().to_cell()]))
        });
    }

    /// `Paginator(Product.objects.order_by('id'), 5).get_page(99).object_list`
    #[test]
    fn get_page_clamps_high() {
        case("paginator/get-page-clamps-high", |db| {
            Ok(page_rows(&query!(Product.order_by(id)).paginate(5).get_page(db, 99)?, whole))
        });
    }

    /// `Paginator(Product.objects.order_by('id'), 5).get_page('x').object_list`
    #[test]
    fn get_page_non_number_is_first() {
        case("paginator/get-page-non-number-is-first", |db| {
            Ok(page_rows(&query!(Product.order_by(id)).paginate(5).get_page(db, "x")?, whole))
        });
    }

    /// `Paginator(Order.objects.filter(quantity__gt=1).order_by('-order_date', 'id'), 3).page(2).object_list`
    #[test]
    fn filtered() {
        case("paginator/filtered", |db| {
            Ok(page_rows(
                &query!(Order.filter(quantity__gt = 1).order_by(-order_date, id)).paginate(3).page(db, 2)?,
                whole,
            ))
        });
    }

    /// `Paginator(Product.objects.filter(price__lt=0).order_by('id'), 5).page(1).object_list`
    #[test]
    fn empty_first_page_allowed() {
        case("paginator/empty-first-page-allowed", |db| {
            Ok(page_rows(&query!(Product.filter(price__lt = 0).order_by(id)).paginate(5).page(db, 1)?, whole))
        });
    }

    /// `Paginator(Product.objects.filter(price__lt=0).order_by('id'), 5).num_pages`
    #[test]
    fn empty_page_count() {
        case("paginator/empty-page-count", |db| {
            Ok(one_row(vec![
                query!(Product.filter(price__lt = 0).order_by(id)).paginate(5).pages(db)?.num_pages().to_cell(),
            ]))
        });
    }

    /// `(Paginator(Product.objects.order_by('id'), 5).page(3).start_index(), Paginator(Product.objects.order_by('id'), 5).page(3).end_index())`
    #[test]
    fn start_end_index() {
        case("paginator/start-end-index", |db| {
            Ok(one_row(vec![
                query!(Product.order_by(id)).paginate(5).pages(db)?.at(3)?.start_index().to_cell(),
                query!(Product.order_by(id)).paginate(5).pages(db)?.at(3)?.end_index().to_cell(),
            ]))
        });
    }

    /// `(Paginator(Product.objects.order_by('id'), 5).page(1).has_previous(), Paginator(Product.objects.order_by('id'), 5).page(1).has_next())`
    #[test]
    fn has_next_previous() {
        case("paginator/has-next-previous", |db| {
            Ok(one_row(vec![
                query!(Product.order_by(id)).paginate(5).pages(db)?.at(1)?.has_previous().to_cell(),
                query!(Product.order_by(id)).paginate(5).pages(db)?.at(1)?.has_next().to_cell(),
            ]))
        });
    }

    /// `list(Paginator(list(range(100)), 5).get_elided_page_range(10, on_each_side=1, on_ends=1))`
    #[test]
    fn elided_range() {
        case("paginator/elided-range", |_| Ok(flat(Pages::new(100, 5).elided_range(10, 1, 1)?)));
    }

    /// `Paginator(Product.objects.order_by('id'), 5).page(4)`
    #[test]
    fn page_too_high() {
        case("paginator/page-too-high", |db| {
            Ok(page_rows(&query!(Product.order_by(id)).paginate(5).page(db, 4)?, whole))
        });
    }

    /// `Paginator(Product.objects.order_by('id'), 5).page(0)`
    #[test]
    fn page_zero() {
        case("paginator/page-zero", |db| Ok(page_rows(&query!(Product.order_by(id)).paginate(5).page(db, 0)?, whole)));
    }
}
