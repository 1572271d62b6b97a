//! The words of class names and ids that tell what an element is. They are those of the pages that `firsthand-bench pages`
//! measures and of the themes of widespread systems.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// What words of a name say of an element; several may be said at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said(u16);

impl Said {
    pub const NEVER: Self = Self(1);
    pub const ELSEWHERE: Self = Self(1 << 1);
    pub const NEVER_WHOLE: Self = Self(1 << 2);
    pub const ADJECTIVE: Self = Self(1 << 3);
    pub const CAPTION: Self = Self(1 << 4);
    pub const CREDIT: Self = Self(1 << 5);
    pub const BODY: Self = Self(1 << 6);
    pub const AROUND: Self = Self(1 << 7);
    pub const AUTHOR_WHOLE: Self = Self(1 << 8);
    pub const AUTHOR: Self = Self(1 << 9);
    pub const WRITER: Self = Self(1 << 10);
    pub const APART: Self = Self(1 << 11);
    pub const UPDATED: Self = Self(1 << 12);
    pub const PUBLISHED: Self = Self(1 << 13);

    /// Whether this is said, among other things.
    pub const fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }

    /// What is said here or there.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What some words of a name say, a hyphen between two.
pub(super) fn said(words: &str) -> Said {
    static WORDS: LazyLock<HashMap<&str, Said, FixedState>> = LazyLock::new(|| {
        let mut all: HashMap<&str, Said, FixedState> = HashMap::default();
        for (one, words) in LISTS {
            for words in *words {
                let known = all.entry(words).or_default();
                *known = known.and(*one);
            }
        }
        all
    });
    WORDS.get(words).copied().unwrap_or_default()
}

const LISTS: &[(Said, &[&str])] = &[
    (Said::NEVER, NEVER),
    (Said::ELSEWHERE, ELSEWHERE),
    (Said::NEVER_WHOLE, NEVER_WHOLE),
    (Said::ADJECTIVE, ADJECTIVES),
    (Said::CAPTION, CAPTION),
    (Said::CREDIT, CREDIT),
    (Said::BODY, BODY),
    (Said::AROUND, AROUND),
    (Said::AUTHOR_WHOLE, AUTHOR_WHOLE),
    (Said::AUTHOR, AUTHOR),
    (Said::WRITER, WRITER),
    (Said::APART, APART),
    (Said::UPDATED, &["modified", "updated"]),
    (Said::PUBLISHED, &["entry-date", "published"]),
];

/// Words at the beginning or the end of a name that say that the element is no text of the article.
const NEVER: &[&str] = &[
    "abo",
    "ad",
    "adbox",
    "adcontainer",
    "addthis",
    "addtoany",
    "ads",
    "adsense",
    "adslot",
    "adv",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "affiliate",
    "akismet",
    "anzeige",
    "anzeigen",
    "author",
    "authorbox",
    "authors",
    "banner",
    "bio",
    "biography",
    "bookmarks",
    "breadcrumb",
    "breadcrumbs",
    "btn",
    "button",
    "buttons",
    "byline",
    "bylines",
    "captcha",
    "carousel",
    "comentarios",
    "comment",
    "commentaires",
    "commentlist",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "criteo",
    "cta",
    "dfp",
    "disqus",
    "donate",
    "donation",
    "dropdown",
    "dsq",
    "follow",
    "footer",
    "gdpr",
    "keywords",
    "kommentar",
    "kommentare",
    "leserkommentare",
    "lightbox",
    "login",
    "menu",
    "menue",
    "meta",
    "metadata",
    "modal",
    "nav",
    "navbar",
    "navi",
    "navigation",
    "newsletter",
    "newsletters",
    "nextpage",
    "noprint",
    "offscreen",
    "outbrain",
    "overlay",
    "pagenav",
    "pager",
    "pagination",
    "paging",
    "paywall",
    "pingback",
    "pingbacks",
    "popup",
    "postmeta",
    "postmetadata",
    "postnav",
    "print",
    "promo",
    "promos",
    "promoted",
    "promotion",
    "rating",
    "ratings",
    "respond",
    "searchform",
    "share",
    "sharebar",
    "sharedaddy",
    "shares",
    "shariff",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "skiplink",
    "sociable",
    "social",
    "socialmedia",
    "socials",
    "sponsor",
    "sponsored",
    "sponsors",
    "submenu",
    "subnav",
    "subscribe",
    "subscription",
    "syndication",
    "taboola",
    "tagcloud",
    "taglist",
    "tags",
    "timestamp",
    "toolbar",
    "tooltip",
    "topbar",
    "topnav",
    "trackback",
    "trackbacks",
    "viral",
    "vote",
    "votes",
    "voting",
    "werbung",
    "whatsapp",
    "widgets",
    "wpulike",
];

/// Words at the beginning or the end of a name that say so where links are.
const ELSEWHERE: &[&str] = &[
    "also",
    "categories",
    "cats",
    "copyright",
    "infos",
    "latest",
    "linkbox",
    "more",
    "mostread",
    "next",
    "popular",
    "prev",
    "previous",
    "promobox",
    "readmore",
    "recent",
    "recirc",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "relatedposts",
    "relateds",
    "similar",
    "slider",
    "suggest",
    "suggested",
    "suggestions",
    "teaser",
    "teaserlist",
    "teasers",
    "toc",
    "trending",
    "verwandte",
    "yarpp",
];

/// Whole names that say so, and longer ones that begin with these.
const NEVER_WHOLE: &[&str] = &[
    "about-author",
    "about-the-author",
    "article-info",
    "article-infos",
    "assistive-text",
    "bread-crumb",
    "bread-crumbs",
    "call-to-action",
    "cat-links",
    "element-invisible",
    "elementor-post-navigation",
    "elementor-share-buttons",
    "entry-date",
    "entry-utility",
    "hidden",
    "hide",
    "invisible",
    "is-hidden",
    "jp-relatedposts",
    "license",
    "log-in",
    "most-popular",
    "most-read",
    "no-print",
    "paid-content",
    "post-date",
    "post-info",
    "post-navigation",
    "posted-on",
    "print-only",
    "read-more",
    "screen-reader",
    "screen-reader-text",
    "side-bar",
    "sign-up",
    "sr-only",
    "tool-bar",
    "user-info",
    "user-profile",
    "visually-hidden",
    "visuallyhidden",
    "widget-area",
];

/// Words of names that say what an element has or lacks, not what it is.
const ADJECTIVES: &[&str] =
    &["enable", "has", "have", "hide", "is", "no", "not", "show", "supports", "with", "without"];

/// Words of names for the caption of a picture.
const CAPTION: &[&str] = &[
    "bildunterschrift",
    "bu",
    "caption",
    "captions",
    "figcaption",
    "image-caption",
    "imagecaption",
    "img-caption",
    "legend",
    "legende",
    "photo-description",
    "wp-caption-text",
];

/// Words of names for who took a picture.
const CREDIT: &[&str] = &[
    "attribution",
    "bildquelle",
    "copyright",
    "credit",
    "credits",
    "fotograf",
    "image-credit",
    "photo-credit",
    "photocredit",
    "photographer",
    "quelle",
    "source",
];

/// Names of the very body of an article.
const BODY: &[&str] = &[
    "art-content",
    "art-postcontent",
    "article-body",
    "article-container",
    "article-content",
    "article-detail",
    "article-main",
    "article-text",
    "articlebody",
    "articlecontent",
    "articletext",
    "blog-content",
    "body-copy",
    "body-text",
    "bodycopy",
    "bodytext",
    "content-body",
    "contentbody",
    "entry-content",
    "entrycontent",
    "field-body",
    "field-name-body",
    "fulltext",
    "itemfulltext",
    "news-content",
    "news-text",
    "newstext",
    "node-content",
    "post-body",
    "post-bodycopy",
    "post-content",
    "post-entry",
    "post-inner-wrapper",
    "post-text",
    "postarea",
    "postbody",
    "postcontent",
    "postentry",
    "posttext",
    "rich-text",
    "richtext",
    "single-content",
    "story-body",
    "story-content",
    "story-text",
    "storybody",
    "text-content",
    "wpb-text-column",
];

/// Names of what holds an article and perhaps more.
const AROUND: &[&str] = &[
    "article",
    "artikel",
    "beitrag",
    "blog-post",
    "blogpost",
    "content",
    "content-main",
    "entry",
    "hentry",
    "main",
    "main-column",
    "main-content",
    "maincontent",
    "page-content",
    "post",
    "primary",
    "section-content",
    "single-post",
    "story",
    "text",
    "theme-content",
];

/// Whole names of what holds an author's name.
const AUTHOR_WHOLE: &[&str] = &[
    "article-author",
    "article-autor",
    "author",
    "author-link",
    "author-name",
    "authorname",
    "authors",
    "autor",
    "byline-author",
    "byline-name",
    "entry-author",
    "fn",
    "journalist-name",
    "post-author",
    "vcard",
];

/// Words of names for the name of an author.
const AUTHOR: &[&str] = &["author-name", "authorname", "byline-name"];

/// Words of names of what holds a byline.
const WRITER: &[&str] = &[
    "auteur",
    "author",
    "authorname",
    "authors",
    "autor",
    "byline",
    "bylines",
    "posted-by",
    "username",
    "verfasser",
    "writer",
];

/// Words of names for what has authors and dates of its own.
const APART: &[&str] = &[
    "comment",
    "commentlist",
    "commentmetadata",
    "comments",
    "disqus",
    "kommentar",
    "kommentare",
    "popular",
    "recommendations",
    "recommended",
    "related",
    "ticker",
    "trending",
];
