#!/usr/bin/env python3
"""What Python-Markdown makes of the pages of an MkDocs project, with the project's own extensions.

usage: reference.py MKDOCS_YML OUT

Writes the HTML of every page below OUT and prints a JSON object: the pages, what could not be imported, and the
options that change how Markdown is read. Templates are not run, and nor are plugins but those that rewrite a syntax of
texts that is a part of the dialect here: their tags stay as they are.
"""
import contextlib
import html
import importlib
import importlib.util
import json
import os
import re
import sys

import markdown
import yaml

DEFAULTS = ["toc", "tables", "fenced_code"]
EXTRA = ["fenced_code", "footnotes", "attr_list", "def_list", "tables", "abbr", "md_in_html"]
FRONTMATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
PLAIN_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:\s*(.*)")
# What theming adds, which no other renderer has.
OVERRIDES = {
    "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},
    "codehilite": {"use_pygments": False},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": False, "anchorlink": False},
    "footnotes": {"SEPARATOR": ":"},
}
DROPPED = {"pymdownx.superfences": ["custom_fences"], "pymdownx.emoji": ["emoji_index", "emoji_generator", "options"]}


def imported(name):
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


class Loader(yaml.SafeLoader):
    """Reads the tags that configurations of MkDocs have; what cannot be imported is nothing."""


def named(loader, suffix, node):
    try:
        return imported(suffix)
    except (ImportError, AttributeError, ValueError):
        return None


def applied(loader, suffix, node):
    if isinstance(node, yaml.MappingNode):
        values = loader.construct_mapping(node, deep=True)
    else:
        values = {"args": loader.construct_sequence(node, deep=True)} if node.value else {}
    try:
        return imported(suffix)(*values.get("args", []), **values.get("kwds", {}))
    except Exception:
        return None


def environment(loader, node):
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
        return next((os.environ[name] for name in names if name in os.environ), default)
    return os.environ.get(loader.construct_scalar(node))


Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", named)
Loader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", applied)
Loader.add_constructor("!ENV", environment)
Loader.add_constructor("!relative", lambda loader, node: os.getcwd())
Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def merged(base, own):
    result = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both else value
    return result


def read_config(path):
    with open(path, encoding="utf-8-sig") as file:
        config = yaml.load(file, Loader) or {}
    parent = config.pop("INHERIT", None)
    if parent is None:
        return config
    return merged(read_config(os.path.join(os.path.dirname(os.path.abspath(path)), parent)), config)


def extensions_of(config):
    listed = config.get("markdown_extensions") or []
    entries = list(listed.items()) if isinstance(listed, dict) else []
    for entry in [] if isinstance(listed, dict) else listed:
        entries += list(entry.items()) if isinstance(entry, dict) else [(entry, {})]
    found = {name: {} for name in DEFAULTS}
    for name, options in entries:
        name, options = name.removeprefix("markdown.extensions."), dict(options or {})
        # It finds its parts only where Python-Markdown is installed, not where it lies.
        if name == "extra":
            found.update({part: dict(options.get(part) or {}) for part in EXTRA})
        else:
            found[name] = options
    if "techdocs-core" in plugins_of(config):
        for name, options in TECHDOCS.items():
            found[name] = {**options, **found.get(name, {})}
    return found


# What the plugin of Backstage switches on.
TECHDOCS = {
    **{name: {} for name in EXTRA},
    **{f"pymdownx.{name}": {} for name in "caret critic details emoji inlinehilite magiclink mark smartsymbols snippets superfences tilde".split()},
    "admonition": {},
    "mdx_truly_sane_lists": {},
    "pymdownx.betterem": {"smart_enable": "all"},
    "pymdownx.highlight": {"linenums": True, "pygments_lang_class": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}


ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:\Z")


class Known(dict):
    """The names of emoji, and all that look like those of icons: Material for MkDocs has thousands."""

    def __contains__(self, name):
        return super().__contains__(name) or ICON.match(name) is not None

    def get(self, name, default=None):
        return {"name": name} if ICON.match(name) else super().get(name, default)

    def __getitem__(self, name):
        return {"name": name} if ICON.match(name) else super().__getitem__(name)


def emoji_index(options, md):
    index = importlib.import_module("pymdownx.emoji").twemoji(options, md)
    return {**index, "emoji": Known(index["emoji"])}


def emoji_of(index, shortname, alias, uc, alt, title, category, options, md):
    """Emoji as characters, icons as elements that say which they are: attributes may follow them."""
    element = importlib.import_module("xml.etree.ElementTree").Element("span")
    if not ICON.match(shortname):
        return alt
    element.set("data-icon", shortname.strip(":"))
    return element


EXECUTED = ["bash", "console", "html", "md", "markdown", "pycon", "py", "python", "pyodide", "sh", "tree"]


def is_executed(language, inputs, options, attrs, md):
    """Whether markdown-exec takes a fence, which is code here."""
    options.update(inputs)
    return language in ("tree", "pyodide") or str(inputs.get("exec", "no")).lower() in ("1", "yes", "true", "on")


def shown(source, language, css_class, options, md, **rest):
    """Code that would be run, with its title."""
    title = html.escape(str(options.get("title", "")))
    name = f'<span class="filename">{title}</span>' if title else ""
    return f'<div class="highlight">{name}<pre><code>{html.escape(source)}</code></pre></div>'


def importable(name):
    """Extensions of Python-Markdown by the names of their modules: short ones are known only where it is installed, not where it lies."""
    full = f"markdown.extensions.{name}"
    return full if "." not in name and importlib.util.find_spec(full) else name


def is_formula(fence):
    """Whether a fence of the project is for formulas, as there are here: others are drawn by scripts."""
    return fence.get("class") == "arithmatex" and callable(fence.get("format"))


def usable(found, executes):
    """The extensions that this Python has, with options that can be passed to them, and those that it lacks."""
    names, configs, missing = [], {}, []
    for name, options in found.items():
        kept = {key: value for key, value in options.items() if value is not None}
        fences = [each for each in kept.get("custom_fences", []) if is_formula(each)]
        for key in DROPPED.get(name, []):
            kept.pop(key, None)
        if fences:
            kept["custom_fences"] = fences
        kept.update(OVERRIDES.get(name, {}))
        if name == "pymdownx.emoji":
            kept.update({"emoji_index": emoji_index, "emoji_generator": emoji_of})
        if name == "pymdownx.superfences" and executes:
            kept["custom_fences"] = fences + [{"name": each, "class": each, "validator": is_executed, "format": shown} for each in EXECUTED]
        module = importable(name)
        why = refusal(module, kept)
        # An older release may lack an option that changes little.
        while isinstance(why, KeyError) and why.args and why.args[0] in kept:
            missing.append({"name": f"{name}: {why.args[0]}", "why": "no such option in this release"})
            kept.pop(why.args[0])
            why = refusal(module, kept)
        if why is not None:
            missing.append({"name": name, "why": str(why)})
            continue
        names.append(module)
        configs[module] = kept
    return names, configs, missing


def refusal(name, options):
    try:
        markdown.Markdown(extensions=[name], extension_configs={name: options})
    except Exception as error:
        return error
    return None


def plugins_of(config):
    listed = config.get("plugins") or []
    return {name for entry in listed for name in (entry if isinstance(entry, dict) else [entry])}


# Plugins that make notes of quotations before Markdown is read.
TEXT_PLUGINS = {"gh-admonitions": "admonitions.admonition.AdmonitionConverter", "callouts": "mkdocs_callouts.plugin.CalloutsPlugin"}


def text_plugins(config, missing):
    """Those of the plugins of a project that rewrite its texts, and of them those that this Python lacks."""
    listed = config.get("plugins") or []
    found = []
    for entry in listed:
        name, options = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        if name not in TEXT_PLUGINS:
            continue
        try:
            plugin = imported(TEXT_PLUGINS[name])()
            plugin.load_config(options or {})
            # It gives an alert the looks of another kind of note, which is theming.
            vars(importlib.import_module(type(plugin).__module__)).get("ADMONITION_TYPE_MAP", {}).clear()
            found.append(plugin)
        except (ImportError, AttributeError) as error:
            missing.append({"name": name, "why": str(error)})
    return found


# Plugins that run pages as templates, or take in what their tags name, before Markdown is read.
TEMPLATING = {"macros", "markdownextradata", "jinja2", "jinja", "j2", "render-macros", "include-markdown"}
SIGNS = [("{{", "\u2983\u2983"), ("}}", "\u2984\u2984"), ("{%", "\u2983%"), ("%}", "%\u2984")]


def as_text(text):
    """Tags with other signs: to Python-Markdown, what stands in braces may be attributes, and no project with templates has them by then."""
    for sign, other in SIGNS:
        text = text.replace(sign, other)
    return text


def with_braces(text):
    return text.replace("\u2983", "{").replace("\u2984", "}")


def rewritten(text, plugins):
    for plugin in plugins:
        text = plugin.on_page_markdown(text, page=None, config=None, files=None) or text
    return text


def body_of(text):
    """A page without its frontmatter, as MkDocs takes it off: what is no mapping is text, keys without marks around them are none."""
    match = FRONTMATTER.match(text)
    if match is None:
        return without_keys(text)
    try:
        is_mapping = isinstance(yaml.safe_load(match.group(0).strip().strip("-.")), dict)
    except yaml.YAMLError:
        is_mapping = False
    return text[match.end():].lstrip("\n") if is_mapping else text


def without_keys(text):
    lines = text.split("\n")
    count = 0
    for line in lines:
        if line.strip() and not PLAIN_KEY.match(line) and not (count and re.match(r"    |\t", line)):
            break
        count += 1
        if not line.strip():
            break
    return "\n".join(lines[count:]).lstrip("\n")


def slug_rule(found):
    slugify = found.get("toc", {}).get("slugify")
    if slugify is None:
        return "ascii"
    sample = slugify("Ä & b", "-")
    return {"ä-b": "unicode", "ä--b": "pymdownx", "Ä--b": "pymdownx-cased"}.get(sample, "ascii")


def blocks_of(found):
    """Blocks between slashes that a project names, in the words of site.yml."""
    blocks = {}
    for name, shared in (("pymdownx.blocks.admonition", {}), ("pymdownx.blocks.details", {"details": True})):
        for each in found.get(name, {}).get("types") or []:
            entry = {"name": each} if isinstance(each, str) else each
            own = {"type": entry.get("class"), "title": entry.get("title")}
            blocks[entry["name"]] = {**shared, **{key: value for key, value in own.items() if value}}
    return blocks


def typography_of(found):
    """What smarty is told to set, in the words of site.yml."""
    options = found["smarty"]
    keys = {"quotes": "smart_quotes", "dashes": "smart_dashes", "ellipses": "smart_ellipses", "angled_quotes": "smart_angled_quotes"}
    told = {key: options[name] for key, name in keys.items() if name in options}
    signs = {name: html.unescape(sign) for name, sign in (options.get("substitutions") or {}).items()}
    return {**told, **({"signs": signs} if signs else {})} or True


def toc_of(found):
    """How toc lists headings, in the words of site.yml."""
    options = found["toc"]
    first, _, last = str(options.get("toc_depth", "")).rpartition("-")
    told = {"from": int(first or 1), "to": int(last)} if last else {}
    told.update({"base": int(options["baselevel"])} if "baselevel" in options else {})
    return {**told, **{key: options[key] for key in ("title", "marker", "separator") if key in options}}


def code_titles_of(found):
    options = found.get("pymdownx.highlight", {})
    return (options.get("auto_title_map") or True) if options.get("auto_title") else False


def escapes_of(options):
    return {"breaks": bool(options.get("hardbreak")), "spaces": bool(options.get("nbsp"))}


def autolinks_of(found, config):
    options = found["pymdownx.magiclink"]
    shorthand, shorten = bool(options.get("repo_url_shorthand")), bool(options.get("repo_url_shortener"))
    if (shorthand or shorten) and options.get("user") and options.get("repo"):
        hosts = {"gitlab": "https://gitlab.com", "bitbucket": "https://bitbucket.org"}
        host = hosts.get(options.get("provider"), "https://github.com")
        normalize = bool(options.get("normalize_issue_symbols"))
        repository = f"{host}/{options['user']}/{options['repo']}"
        return {"repository": repository, "normalize": normalize, "shorten": shorten, "shorthand": shorthand}
    return True


def listed(value):
    return [value] if isinstance(value, str) else value


def main(config_file, out):
    root = os.path.dirname(os.path.abspath(config_file))
    out = os.path.abspath(out)
    os.chdir(root)
    config = read_config(os.path.basename(config_file))
    found = extensions_of(config)
    names, configs, missing = usable(found, "markdown-exec" in plugins_of(config))
    plugins = text_plugins(config, missing)
    has_templates = bool(TEMPLATING & plugins_of(config))
    docs = os.path.join(root, config.get("docs_dir") or "docs")
    pages, failed = [], []
    for folder, folders, files in os.walk(docs):
        folders.sort()
        for file in sorted(files):
            if not file.endswith(".md"):
                continue
            path = os.path.relpath(os.path.join(folder, file), docs)
            try:
                with open(os.path.join(folder, file), encoding="utf-8-sig", errors="replace") as source:
                    text = rewritten(body_of(source.read()), plugins)
                text = as_text(text) if has_templates else text
                # Some extensions print what they cannot find, where the answer of this program goes.
                with contextlib.redirect_stdout(sys.stderr):
                    written = markdown.Markdown(extensions=names, extension_configs=configs).convert(text)
            except Exception as error:
                failed.append({"page": path, "why": f"{type(error).__name__}: {error}"})
                continue
            target = os.path.join(out, path[:-3] + ".html")
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8") as file_out:
                file_out.write(with_braces(written) if has_templates else written)
            pages.append(path)
    snippets = found.get("pymdownx.snippets")
    including = [name for name in ("pymdownx.snippets", "markdown_include.include", "mdx_include") if name in names]
    bases = [base for name in including for base in listed(found[name].get("base_path", ["."]))]
    print(json.dumps({
        "docs": docs,
        "pages": pages,
        "failed": failed,
        "templates": has_templates,
        "missing": missing,
        "slugify": slug_rule(found),
        "math": "pymdownx.arithmatex" in names or "mdx_math" in names,
        "symbols": "pymdownx.smartsymbols" in names,
        "typography": typography_of(found) if importable("smarty") in names else False,
        "toc": toc_of(found),
        "wikiLinks": importable("wikilinks") in names,
        "lineBreaks": importable("nl2br") in names,
        "starsInWords": found.get("pymdownx.betterem", {}).get("smart_enable") not in ("all", "asterisk"),
        "looseEmphasis": "pymdownx.betterem" not in names and "pymdownx.extra" not in names,
        "separateQuotes": "pymdownx.quotes" in names,
        "unspacedHeadings": "pymdownx.saneheaders" not in names,
        "raisedText": "pymdownx.caret" in names or "pymdownx.tilde" in names,
        "codeHeaders": importable("codehilite") in names,
        "codeTitles": code_titles_of(found),
        "keySeparator": found.get("pymdownx.keys", {}).get("separator", "+"),
        "keyNames": found.get("pymdownx.keys", {}).get("key_map") or {},
        "dedentsSnippets": bool(found.get("pymdownx.snippets", {}).get("dedent_subsections")),
        "listIndent": int(found["mdx_truly_sane_lists"].get("nested_indent", 2)) if "mdx_truly_sane_lists" in names else 4,
        "changesInCode": "pymdownx.critic" in names,
        "escapes": escapes_of(found["pymdownx.escapeall"]) if "pymdownx.escapeall" in names else None,
        "fancyLists": found["pymdownx.fancylists"].get("additional_ordered_styles", ["alpha", "roman", "generic"])
        if "pymdownx.fancylists" in names
        else [],
        "blocks": blocks_of(found),
        "autolinks": autolinks_of(found, config) if "pymdownx.magiclink" in names else False,
        "snippets": including != [],
        "bases": [os.path.join(root, base) for base in bases],
        "append": (snippets or {}).get("auto_append", []),
    }))


if __name__ == "__main__":
    main(*sys.argv[1:3])
