/** Where everything about this API is to be found, for programs (RFC 9727, a linkset of RFC 9264). */
export const apiCatalog = (origin: string) => ({
  linkset: [
    {
      anchor: `${origin}/v1`,
      'service-desc': [
        { href: `${origin}/openapi.json`, type: 'application/json', title: 'OpenAPI 3.1' },
        { href: `${origin}/openapi-3.0.json`, type: 'application/json', title: 'OpenAPI 3.0' },
        { href: `${origin}/openapi-3.0.json?for=tools`, type: 'application/json', title: 'OpenAPI 3.0, for tools' },
      ],
      'service-doc': [{ href: `${origin}/docs`, type: 'text/html' }],
      status: [{ href: `${origin}/readyz`, type: 'application/json' }],
    },
  ],
});
