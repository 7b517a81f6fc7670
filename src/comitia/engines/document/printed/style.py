"""How a printed page looks, on a screen and on paper."""

from typing import Final

STYLE: Final = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1b1f24;overflow-wrap:anywhere;
font:1.05rem/1.7 "Noto Serif","Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC",
"Songti SC","SimSun",Georgia,serif}
main{max-width:46rem;margin:0 auto;padding:1rem 1.25rem 3rem}
h1,h2,table,.mark,.behind,summary,.note{font-family:"Noto Sans","DejaVu Sans",
"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.7rem;line-height:1.3;margin:1.5rem 0 1rem}
h2{font-size:1.2rem;margin:2.5rem 0 .75rem;border-bottom:1px solid #c9d0d8}
.mark{position:sticky;top:0;z-index:2;padding:.4rem 1rem;text-align:center;
font-weight:700;background:#fff1e0;color:#7a2e00;border-bottom:2px solid #7a2e00}
.ways{max-width:46rem;margin:0 auto;padding:1rem 1.25rem 0;font-size:.9rem}
.said{margin:0 0 1rem}
.note{font-size:.85rem;color:#4d5560}
figure{margin:1.5rem 0}
figure svg{display:block;max-width:100%;height:auto}
details.number,details.number[open]{display:inline}
details.number:not([open])::details-content{display:none}
details.number>summary{display:inline;cursor:pointer;list-style:none;font:inherit;
border-bottom:1px dotted #0b4f8a;color:#0b4f8a}
details.number>summary::-webkit-details-marker{display:none}
summary:focus-visible,a:focus-visible{outline:3px solid #0b4f8a;outline-offset:2px}
.behind{display:block;margin:.4rem 0 .6rem;padding:.5rem .8rem;font-size:.85rem;
line-height:1.5;background:#f4f6f8;border-left:3px solid #0b4f8a}
.behind span,.behind a{display:block}
details:not(.number){margin:0 0 .5rem}
.wide{overflow-x:auto;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.45}
caption{text-align:left;font-weight:700;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;
border-bottom:1px solid #c9d0d8;overflow-wrap:normal}
td:target,:target{background:#fff8d6}
@page{size:A4;margin:24mm 20mm 20mm}
@media print{
.ways{display:none}
.mark{position:static;border:1px solid #7a2e00}
details.number::details-content{display:none}
main{max-width:none;padding:0}
details.number>summary{color:inherit;border:0}
figure,tr{break-inside:avoid}
h2{break-after:avoid}
details:not(.number):not([open]){display:none}
}
"""


def marked(mark: str) -> str:
    r"""Return what sets a mark above every printed page.

    >>> marked('a "b"')
    '@page{@top-center{content:"a \\22 b\\22 ";font:700 9pt sans-serif}}'
    """
    safe = "".join(f"\\{ord(one):x} " if one in '"\\<\n' else one for one in mark)
    return f'@page{{@top-center{{content:"{safe}";font:700 9pt sans-serif}}}}'
