.PHONY: run test lock demo

run:
	sh run.sh

test:
	sh test.sh

# Resolves every extra for the platforms in pyproject.toml ([tool.uv]); sed drops the marker that repeats those
# platforms on every line, which leaves only the markers that tell one line from another.
lock:
	uv pip compile --quiet --universal --all-extras --no-header --no-annotate --python-version 3.10 \
		pyproject.toml --output-file constraints.txt
	sed -i -e "s/ and ((platform_machine == 'arm64'.*'win32'))//" -e "s/ ; python_full_version < '3.13'$$//" \
		constraints.txt

# Makes assets/demo/demo.mp4 again from the portraits in tests/fixtures.
demo:
	.venv/bin/python assets/demo/make_demo_clip.py
