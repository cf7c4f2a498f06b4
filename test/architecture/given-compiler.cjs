/** Stands for `typescript` in these tests. */
module.exports = globalThis.typescript;
