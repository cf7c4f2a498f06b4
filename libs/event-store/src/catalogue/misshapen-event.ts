/** A decision said what the catalogue does not know: a mistake in it, and nothing was stored. */
export class MisshapenEvent extends Error {}
