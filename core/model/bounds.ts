/** Rows of one entity list in a draw that is kept as a transcript; longer lists are drawn in SQL by the same order. */
export const MAX_ENTITIES = 1_000_000;
/** Rows of one inspector list. */
export const MAX_INSPECTORS = 100_000;
/** Items inspected in one visit. */
export const MAX_ITEMS = 200;
/** Departments that take part beside the lead. The founding document names 18 and adds 等. */
export const MAX_PARTICIPANTS = 24;
/** Departments and districts named in a seal. */
export const MAX_NAMED_PLACES = 2_000;
/** Witnesses of one draw, one a department. */
export const MAX_WITNESSES = 50;
/** Bytes of UTF-8 of an entity or inspector id: with a 64-byte key, an id and SHA-256's padding fill two blocks. */
export const MAX_ID_BYTES = 55;
/** UTF-16 units of a name. */
export const MAX_NAME = 300;
/** UTF-16 units of an address, a note or a reason. */
export const MAX_NOTE = 1_000;

/** Characters of the reason for which a result is returned: it is read on one card. */
export const MAX_REVIEW_NOTE = 200;
/** UTF-16 units of a basis, a content or a guidance. */
export const MAX_LONG_TEXT = 8_000;
/** UTF-16 units of an attribute's name. */
export const MAX_ATTRIBUTE_NAME = 60;
/** UTF-16 units of an attribute's value. */
export const MAX_ATTRIBUTE_VALUE = 300;
/** Attributes of an entity beside status and district. */
export const MAX_FACTS = 32;
/** Filters of a pool, and values of one filter. */
export const MAX_FILTERS = 16;
export const MAX_FILTER_VALUES = 2_000;
/** Attributes that make the strata, and the strata that they make. */
export const MAX_STRATUM_ATTRIBUTES = 4;
export const MAX_STRATA = 10_000;
/** Largest integer weight of an entity in weighted sampling. */
export const MAX_WEIGHT = 64;
/** Officers of one team. */
export const MAX_TEAM_SIZE = 20;
/** Entities that one team visits. */
export const MAX_ROUTE_LENGTH = 200;
/** Largest load cap and carried load of an officer. */
export const MAX_LOAD = 1_000_000;
/** Lists that one officer's row carries. */
export const MAX_QUALIFICATIONS = 50;
export const MAX_LEAVES = 100;
export const MAX_CONFLICTS = 2_000;
export const MAX_FORMER_EMPLOYERS = 50;
/** UTF-16 units of what a witness types. */
export const MAX_TYPED_TEXT = 1_000;
/** Numerators and denominators of ratios lie below this, so that products with row counts stay exact. */
export const MAX_RATIO_TERM = 2 ** 31;
