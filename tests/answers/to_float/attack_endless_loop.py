"""Never returns, and swallows what would stop it."""


def to_float(image):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
