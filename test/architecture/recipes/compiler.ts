import { createHash } from 'node:crypto';
import { join } from 'node:path';
import ts from 'typescript';

/** The compiler over a folder whose files change: of what it has checked it checks again only what a change concerns. */
export class Compiler {
  readonly #sources = new Map<string, { readonly version: string; readonly file: ts.SourceFile }>();
  #builder: ts.SemanticDiagnosticsBuilderProgram | undefined;

  constructor(private readonly folder: string) {}

  /** What it says of all files, one line for each fault. */
  faults(): string[] {
    const { fileNames, options } = this.#project();
    const host = ts.createIncrementalCompilerHost(options);
    const { readFile } = host;
    host.getSourceFile = (path, target) => {
      const text = readFile.call(host, path);
      if (text === undefined) return undefined;
      const version = createHash('sha1').update(text).digest('hex');
      const known = this.#sources.get(path);
      if (known?.version === version) return known.file;
      const file = Object.assign(ts.createSourceFile(path, text, target), { version });
      this.#sources.set(path, { version, file });
      return file;
    };
    this.#builder = ts.createSemanticDiagnosticsBuilderProgram(fileNames, options, host, this.#builder);
    const said = [...this.#builder.getSyntacticDiagnostics(), ...this.#builder.getSemanticDiagnostics()];
    return said.map(({ file, messageText }) => {
      return `${file?.fileName.slice(this.folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  }

  #project(): ts.ParsedCommandLine {
    const { config } = ts.readConfigFile(join(this.folder, 'tsconfig.json'), ts.sys.readFile);
    return ts.parseJsonConfigFileContent(config, ts.sys, this.folder);
  }
}
