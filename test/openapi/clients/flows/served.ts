let origin = '';

/** Where what orval has made sends its requests, whose paths have no origin. */
export const served = {
  by: (url: string) => {
    origin = url;
  },
};

export const send = async <Answer>(path: string, options: RequestInit): Promise<Answer> => {
  const response = await fetch(origin + path, options);
  const text = await response.text();
  return { data: text === '' ? {} : JSON.parse(text), status: response.status, headers: response.headers } as Answer;
};
